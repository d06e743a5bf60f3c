import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useRuleVersion, useRuleVersions, useRulesInForce } from '../api/rules.js';
import { useSession } from '../api/session.js';
import { listDrafts } from '../rules/drafts.js';
import { startOf } from '../rules/use-draft.js';
import type { RuleSource } from './rule-source.js';
import { readSource, writeSource } from './rule-source.js';

/** The rules that the address names; else the newest draft, else the version in force. `document` is undefined until it is known. */
export function useChosenRules() {
  const [query, setQuery] = useSearchParams();
  const { data: session } = useSession();
  const inForce = useRulesInForce();
  const { rows: versions = [], error, retry } = useRuleVersions();
  const user = session?.name ?? '';
  const drafts = useMemo(() => listDrafts(sessionStorage, user), [user]);
  const first: RuleSource | null = drafts[0] !== undefined ? { kind: 'draft', version: drafts[0].version } : inForce.data === undefined ? null : { kind: 'version', version: inForce.data.version };
  const asked = readSource(query.get('rules')) ?? first;
  const draft = asked?.kind === 'draft' ? drafts.find(({ version }) => version === asked.version) : undefined;
  // The link to a draft of another tab: what it began from is at hand.
  const source: RuleSource | null = asked === null ? null : { kind: draft === undefined ? 'version' : 'draft', version: asked.version };
  const version = useRuleVersion(source?.version ?? null);
  const document = draft?.document ?? (version.data === undefined ? undefined : startOf(version.data));
  return {
    source,
    document,
    drafts,
    versions,
    inForce: inForce.data?.version ?? null,
    error: inForce.error ?? error ?? version.error,
    retry: () => {
      void inForce.refetch();
      void version.refetch();
      retry();
    },
    choose: (next: string) =>
      setQuery((before) => {
        before.set('rules', next);
        return before;
      }),
    value: source === null ? null : writeSource(source),
  };
}
