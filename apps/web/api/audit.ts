import { useMutation } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type AuditEntry = Schemas['AuditEntryAnswer'];

/** Which entries of the audit log are wanted; null for all. Days are instants by now. */
export interface AuditFilter {
  readonly action: string | null;
  readonly user: string | null;
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const ROWS_AT_ONCE = 200;

/** The entries of the audit log, the newest first. */
export function useAuditEntries(filter: AuditFilter) {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  return useRows(['audit', filter], (cursor) => answerOf(api.GET('/audit-entries', { params: { query: { limit: ROWS_AT_ONCE, ...asked, ...(cursor !== undefined && { cursor }) } } })));
}

/** Reads the whole log, and tells whether it is as it was written. */
export function useAuditVerification() {
  return useMutation({ mutationFn: () => answerOf(api.POST('/audit-entries/verification')) });
}
