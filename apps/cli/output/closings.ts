import type { Closing } from '#libs/closed-periods/closings.js';
import type { Localised } from '#libs/reports/report.js';
import { readableInstant } from './instants.js';

/** What is said beside the scorecards of a closed period: since when, by whom, and how much would be other figures by now. */
export function noteOnClosing({ period, division, closedAt, closedBy, adjustments }: Closing, timeZone: string): Localised {
  const at = readableInstant(closedAt, timeZone);
  const since = { en: `${period} is closed for ${division}, since ${at} by ${closedBy}`, zh: `${period}（${division}）已于 ${at} 由 ${closedBy} 关账` };
  if (adjustments === 0) return { en: `${since.en}.`, zh: `${since.zh}。` };
  return {
    en: `${since.en}; adjustment lines: ${adjustments} (opscore adjustments ${period}).`,
    zh: `${since.zh}；调整项 ${adjustments} 条（opscore adjustments ${period}）。`,
  };
}
