import type { ExportFormat, ExportRequest } from '../api/exports.js';
import type { NarrowedBy, OfferedReport } from './exported-reports.js';
import { isQuarter } from './exported-reports.js';

/** What an address chooses of a new export; null for what it does not name. */
export interface ExportChoices {
  readonly offered: OfferedReport;
  readonly format: ExportFormat;
  readonly language: 'zh' | 'en';
  readonly valuesOnly: boolean;
  readonly period: string | null;
  /** As the field of whose rows has it: `division:…`, `manager:…`, `merchant:…`; null for all within reach. */
  readonly whose: string | null;
  readonly campaign: string | null;
  readonly slots: number | null;
}

const SENT_AS = { division: 'division', manager: 'managerId', merchant: 'merchantId' } as const satisfies Partial<Record<NarrowedBy, keyof ExportRequest>>;

/** Reads the choices of an address. What does not fit the report that it names is left out. */
export function choicesOf(query: URLSearchParams, reports: readonly OfferedReport[], shown: 'zh' | 'en'): ExportChoices | null {
  const offered = reports.find(({ report }) => report === query.get('new')) ?? reports[0];
  if (offered === undefined) return null;
  const { formats, narrowedBy, report } = offered;
  const whose = query.get('whose');
  const language = query.get('language');
  const format = formats.find((each) => each === query.get('format')) ?? formats[0] ?? 'csv';
  const slots = Number(query.get('slots') ?? '');
  return {
    offered,
    format,
    language: language === 'zh' || language === 'en' ? language : shown,
    valuesOnly: report === 'review' && format === 'xlsx' && query.get('values-only') === 'true',
    period: narrowedBy.includes('campaign') ? null : query.get('period'),
    whose: narrowedBy.some((each) => whose?.startsWith(`${each}:`) === true) ? whose : null,
    campaign: narrowedBy.includes('campaign') ? query.get('campaign') : null,
    slots: narrowedBy.includes('campaign') && Number.isInteger(slots) && slots > 0 ? slots : null,
  };
}

/** What is still to be chosen before an export can be asked for; null where all is. */
export function missingOf({ offered: { report, narrowedBy }, period, campaign, slots }: ExportChoices): 'period' | 'quarter' | 'campaign' | 'slots' | null {
  if (narrowedBy.includes('campaign')) return campaign === null ? 'campaign' : slots === null ? 'slots' : null;
  if (period === null) return 'period';
  return report === 'review' && !isQuarter(period) ? 'quarter' : null;
}

/** What is sent for some choices. */
export function requestOf({ offered: { report }, format, language, valuesOnly, period, whose, campaign, slots }: ExportChoices): ExportRequest {
  const [kind = '', ...rest] = (whose ?? '').split(':');
  const name = kind === 'division' || kind === 'manager' || kind === 'merchant' ? SENT_AS[kind] : null;
  return {
    ...{ report, format, language },
    ...(period !== null && { period }),
    ...(name !== null && { [name]: rest.join(':') }),
    ...(campaign !== null && { campaign }),
    ...(slots !== null && { slots }),
    ...(valuesOnly && { valuesOnly }),
  };
}
