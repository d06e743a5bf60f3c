import type { DaySpan, MerchantMonth, MerchantSpan } from '../api/merchants.js';

/** What a merchant's page opens into, in the order of its figures. */
export const PART_NAMES = ['sales', 'ads', 'slots', 'conversion', 'outbound', 'orders'] as const;

export type PartName = (typeof PART_NAMES)[number];

/** What every part is about. */
export interface PartProps {
  readonly merchantId: string;
  readonly span: DaySpan;
  readonly months: readonly MerchantMonth[];
  /** All the days together. */
  readonly total: MerchantSpan;
}

/** The part that an address names. */
export function partOf(query: URLSearchParams): PartName {
  return PART_NAMES.find((name) => name === query.get('part')) ?? 'sales';
}
