import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { ScopeKind } from './role-scopes.js';

/** One that a role can be given for: what is sent, and what is read. */
export interface ScopeChoice {
  readonly value: string;
  readonly label: string;
}

const CHOICES_SHOWN = 50;

/** The divisions, managers or merchants that fit what is typed, the first fifty of them. */
export function useScopeChoices(kind: ScopeKind, search: string): { readonly choices: readonly ScopeChoice[]; readonly isPending: boolean } {
  const { data = [], isPending } = useQuery({
    queryKey: ['scope-choices', kind, search],
    enabled: kind !== 'everything',
    placeholderData: keepPreviousData,
    queryFn: () => readChoices(kind, search.trim()),
  });
  return { choices: data, isPending: isPending && kind !== 'everything' };
}

/** The first of those of a kind within reach that fit what is typed. */
export async function readChoices(kind: ScopeKind, search: string): Promise<ScopeChoice[]> {
  const query = { limit: CHOICES_SHOWN, ...(search !== '' && { search }) };
  if (kind === 'manager') {
    const { items } = await answerOf(api.GET('/managers', { params: { query } }));
    return items.map(({ managerId, name, division }) => ({ value: managerId, label: `${name} · ${division} (${managerId})` }));
  }
  if (kind === 'merchant') {
    const { items } = await answerOf(api.GET('/merchants', { params: { query } }));
    return items.map(({ merchantId, name }) => ({ value: merchantId, label: name === null ? merchantId : `${name} (${merchantId})` }));
  }
  const { items } = await answerOf(api.GET('/divisions', { params: { query: { limit: 500 } } }));
  return items.filter(({ division }) => division.toLowerCase().includes(search.toLowerCase())).map(({ division }) => ({ value: division, label: division }));
}
