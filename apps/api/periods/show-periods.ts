import type { CloseOutcome } from '#libs/periods/period-closing.js';
import type { Adjustment, HistoryEntry, LateImport, PeriodRecord } from '#libs/periods/period-records.js';
import type { VerifiedPeriod } from '#libs/periods/period-verification.js';
import { agrees } from '#libs/periods/period-verification.js';
import type {
  AdjustmentAnswer,
  ClosedPeriodAnswer,
  LateImportAnswer,
  PeriodAnswer,
  PeriodEventAnswer,
  PeriodVerificationAnswer,
} from './periods.dto.js';

const MOST_DIFFERING = 1_000;

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

/** A period of the list as the API answers it. */
export function showPeriod({ period, asOf, divisions }: PeriodRecord): PeriodAnswer {
  const { name, kind, quarter, first, last } = period;
  return {
    period: name,
    kind,
    quarter,
    firstDay: first,
    lastDay: last,
    asOf,
    divisions: divisions.map(({ closedAt, askedAt, reopenedAt, ...each }) => ({ ...each, closedAt: instant(closedAt), askedAt: instant(askedAt), reopenedAt: instant(reopenedAt) })),
  };
}

/** What became of a wish to close. */
export function showOutcome(period: string, outcome: CloseOutcome): ClosedPeriodAnswer {
  const { division, state } = outcome;
  if (outcome.state === 'asked') {
    const { askedBy, askedAt } = outcome;
    const nothing = { closedAt: null, closedBy: null, managers: null, ruleVersion: null, fingerprint: null };
    return { period, division, state, askedBy, askedAt: askedAt.toISOString(), ...nothing };
  }
  const { askedBy, closedAt, closedBy, managers, ruleVersion, fingerprint } = outcome.closing;
  return { period, division, state, askedBy, askedAt: null, closedAt: closedAt.toISOString(), closedBy, managers, ruleVersion, fingerprint };
}

/** What a verification found. */
export function showVerified(verified: VerifiedPeriod): PeriodVerificationAnswer {
  const { closing, managers, isSealed, differing } = verified;
  const { period, division, ruleVersion, fingerprint } = closing;
  return {
    period,
    division,
    agrees: agrees(verified),
    sealed: isSealed,
    managers,
    differingManagers: differing.length,
    ruleVersion,
    fingerprint,
    differing: differing.slice(0, MOST_DIFFERING),
  };
}

/** An adjustment line. */
export function showAdjustment({ firstSeenAt, changedAt, ...line }: Adjustment): AdjustmentAnswer {
  return { ...line, firstSeenAt: firstSeenAt.toISOString(), changedAt: changedAt.toISOString() };
}

/** An import since the close. */
export function showLateImport({ importedAt, undoneAt, ...each }: LateImport): LateImportAnswer {
  return { ...each, importedAt: importedAt.toISOString(), undoneAt: instant(undoneAt) };
}

/** Something that happened to a period. */
export function showEvent({ at, ...entry }: HistoryEntry): PeriodEventAnswer {
  return { ...entry, at: at.toISOString() };
}
