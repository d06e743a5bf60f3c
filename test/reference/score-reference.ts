import type { Company } from './company.js';
import { readPeriod } from './days.js';
import { readDirectory } from './directory.js';
import { readFacts } from './facts.js';
import type { Table } from './reports.js';
import {
  adsReport,
  conversionReport,
  defaultAsOf,
  outboundReport,
  scorecardsReport,
  slotAllocationReport,
  slotsReport,
  targetsReport,
  tiersReport,
} from './reports.js';
import type { ReferenceRules } from './rules.js';
import type { ProbationState } from './scorecards.js';
import { scoreAll } from './scorecards.js';
import type { Setting } from './setting.js';

/** What to score. Without `asOf`, the last day wholly past before `today`. */
export interface Question {
  readonly period: string;
  readonly asOf?: string;
  readonly today: string;
}

/** Every report of a period, each worked out when it is read. */
export interface Reports {
  readonly scorecards: Table;
  readonly targets: Table;
  readonly tiers: Table;
  readonly ads: Table;
  readonly slots: Table;
  readonly conversion: Table;
  readonly outbound: Table;
  slotAllocation(campaign: string, n: number, managerId: string | null): Table;
  /** The probation state of each manager whose probation touches the period, by id. */
  probation(): ReadonlyMap<string, ProbationState>;
}

/** Reads a company under a rule set, ready to be scored. */
export function settle(company: Company, rules: ReferenceRules, timeZone: string): Setting {
  return {
    company,
    rules,
    timeZone,
    facts: readFacts(company, timeZone),
    directory: readDirectory(company),
    dayTargets: new Map(),
  };
}

/** The reports of a period as text cells, exactly as the CSV exports show them. */
export function scoreReference(setting: Setting, { period: name, asOf: given, today }: Question): Reports {
  const period = readPeriod(name);
  const asOf = given ?? defaultAsOf(period, today);
  return {
    get scorecards() {
      return scorecardsReport(setting, period, asOf);
    },
    get targets() {
      return targetsReport(setting, period, given ?? null);
    },
    get tiers() {
      return tiersReport(setting, period, asOf);
    },
    get ads() {
      return adsReport(setting, period, asOf);
    },
    get slots() {
      return slotsReport(setting, period, asOf);
    },
    get conversion() {
      return conversionReport(setting, period, asOf);
    },
    get outbound() {
      return outboundReport(setting, period, asOf);
    },
    slotAllocation: (campaign, n, managerId) => slotAllocationReport(setting, campaign, n, managerId),
    probation: () =>
      new Map(
        scoreAll(setting, period, asOf).flatMap(({ manager, probation }) =>
          probation === null ? [] : [[manager.manager_id, probation] as const],
        ),
      ),
  };
}
