import { createHash } from 'node:crypto';
import { MEASURES } from '#libs/domain/measures.js';
import type { Sums } from '#libs/domain/measures.js';
import type { ManagerFacts, ScoringFrame } from './score-manager.js';

/**
 * The SHA-256 of the facts behind a manager's score: targets, snapshot and sums of the window. Equal fingerprints under
 * the same rule-set version mean equal readings.
 */
export function fingerprintFacts(facts: ManagerFacts, { period, window }: ScoringFrame): string {
  const { manager, targets, merchants, provisional, slices, division } = facts;
  const canonical = [
    [period.name, window.last],
    [manager.managerId, manager.division, manager.probationFrom, manager.probationUntil],
    [...targets.curves].map(([measure, { total, days }]) => [measure, String(total), days.map(String)]),
    [...targets.ratios].map(([measure, ratio]) => [measure, String(ratio)]),
    provisional,
    merchants.map((merchant) => [merchant.merchantId, merchant.ka, merchant.inSnapshot, merchant.basisFen, figures(merchant.sums)]),
    slices.map(figures),
    figures(division),
  ];
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

/** The SHA-256 of a document as it is stored. */
export function digestOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

function figures(sums: Sums): number[] {
  return MEASURES.map((measure) => sums[measure]);
}
