import type { AuditFilter } from '../api/audit.js';
import { startOfDay } from '../figures/times.js';

/** What an address asks of the log. Its days are business days, both counted in. */
export function filterOf(query: URLSearchParams, zone: string): AuditFilter {
  const from = query.get('from');
  const until = query.get('to');
  return {
    action: query.get('action'),
    user: query.get('user'),
    subject: query.get('subject'),
    from: from === null ? null : startOfDay(from, zone),
    to: until === null ? null : startOfDay(dayAfter(until), zone),
  };
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
