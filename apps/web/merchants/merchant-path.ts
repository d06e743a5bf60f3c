import type { DaySpan } from '../api/merchants.js';
import type { PartName } from './parts.js';

/** The page of a merchant, of some days where they are known. */
export function merchantPath(merchantId: string, span?: DaySpan): string {
  const query = span === undefined ? '' : `?${new URLSearchParams({ from: span.from, to: span.to }).toString()}`;
  return `/merchants/${encodeURIComponent(merchantId)}/overview${query}`;
}

/** One part of that page. */
export function merchantPartPath(merchantId: string, part: PartName, span?: DaySpan): string {
  return `${merchantPath(merchantId, span)}${span === undefined ? '?' : '&'}part=${part}`;
}
