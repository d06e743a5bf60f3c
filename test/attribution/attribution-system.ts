import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerdictTotal } from '#libs/attribution/attribution.js';
import type { AttributionRun } from '#libs/attribution/judge-due.js';
import { Attribution } from '#libs/attribution/attribution.js';
import type { OrderExplanation } from '#libs/attribution/explain-order.js';
import { OrderExplanations } from '#libs/attribution/explain-order.js';
import type { AttributionSimulation } from '#libs/attribution/simulate-attribution.js';
import { AttributionSimulations } from '#libs/attribution/simulate-attribution.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { reportNamed, Reports } from '#libs/exports/reports.js';
import { writeCsv } from '#libs/exports/write-csv.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { RuleVersions, requireValid } from '#libs/rules/rule-versions.js';
import { createTestDatabase } from '../support/database.js';
import type { AttributionFacts, RuleVersion } from './reference/attribution-facts.js';
import type { AttributionKind } from './reference/canonical-files.js';
import { ATTRIBUTION_KINDS, canonicalFiles, ruleDocument } from './reference/canonical-files.js';

/** The product on a database of its own, fed with files and read through its CSV exports. */
export interface AttributionSystem {
  /** Brings the CSV text of a kind in; every row must be accepted. `meanwhile` is done when all is written and not yet committed. */
  bringIn(kind: AttributionKind, csv: string, meanwhile?: () => Promise<unknown>): Promise<void>;
  /** Puts a version of the rules in force. */
  applyRules(version: RuleVersion): Promise<void>;
  /** Brings all verdicts up to date. */
  judge(): Promise<AttributionRun>;
  /** The text of a report's CSV for a quarter. */
  exportCsv(report: 'attribution' | 'agents', quarter: string): Promise<string>;
  /** What the verdicts of a shop's orders add up to. */
  totals(merchantId: string): Promise<VerdictTotal[]>;
  explain(merchantId: string, orderId: string): Promise<OrderExplanation>;
  /** What the rules of a version would change for the orders placed in a quarter. */
  simulate(version: RuleVersion, quarter: string): Promise<AttributionSimulation>;
  close(): Promise<void>;
}

export interface AttributionSystemOptions {
  readonly timeZone: string;
  /** Connections, and with them the number of judgings that can run at once. */
  readonly poolSize?: number;
}

/** Starts it. */
export async function openAttributionSystem(options: AttributionSystemOptions): Promise<AttributionSystem> {
  const { database, drop } = await createTestDatabase(options);
  const ruleVersions = new RuleVersions(database);
  const attribution = new Attribution(database, ruleVersions);
  const explanations = new OrderExplanations(database, ruleVersions);
  const simulations = new AttributionSimulations(database);
  const reports = new Reports(database, ruleVersions);
  const folder = mkdtempSync(join(tmpdir(), 'opscore-attribution-'));
  return {
    bringIn: async (kind, csv, meanwhile = async () => undefined) => {
      const path = join(folder, `${kind}.csv`);
      writeFileSync(path, csv);
      const alsoInTransaction = { before: async () => undefined, after: async () => void (await meanwhile()) };
      await importFile(database, { kind: kindNamed(kind), path, rejectsFolder: folder, strict: true, alsoInTransaction });
    },
    applyRules: async (version) => {
      await ruleVersions.apply({
        document: ruleDocument(version),
        from: version.from,
        restate: false,
        today: version.from,
        actor: OPSCORE_ACTOR,
        now: new Date(`${version.from}T04:00:00Z`),
      });
    },
    judge: () => attribution.bringUpToDate(),
    exportCsv: async (name, quarter) => {
      const report = reportNamed(name);
      const period = parsePeriod(quarter);
      const request = {
        period,
        asOf: period.last,
        askedAsOf: null,
        managerId: null,
        merchantId: null,
        managerIds: null,
        merchantIds: null,
        campaign: null,
        slots: null,
        division: null,
      };
      return reports.readBatches(report, request, async (rows) => {
        const texts: string[] = [];
        for await (const text of writeCsv(report.columns, rows, 'en')) texts.push(text);
        return texts.join('');
      });
    },
    totals: (merchantId) => attribution.totals({ from: null, to: null }, merchantId),
    explain: (merchantId, orderId) => explanations.explain(merchantId, orderId),
    simulate: (version, quarter) => simulations.simulate(parsePeriod(quarter), requireValid(ruleDocument(version)), null),
    close: async () => {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Brings all facts and rules into an empty system, the kinds in an order of choice. */
export async function loadFacts(
  system: AttributionSystem,
  facts: AttributionFacts,
  kinds: readonly AttributionKind[] = ATTRIBUTION_KINDS,
): Promise<void> {
  const files = canonicalFiles(facts);
  for (const version of facts.versions) await system.applyRules(version);
  for (const kind of kinds) await system.bringIn(kind, files[kind]);
}
