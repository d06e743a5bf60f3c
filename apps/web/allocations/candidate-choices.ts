import { useMemo } from 'react';
import { useManagersFound } from '../api/merchants.js';
import { useDivisions } from '../api/scorecards.js';
import type { SignedIn } from '../api/session.js';
import { useSession } from '../api/session.js';
import { useTexts } from '../text/use-texts.js';

const [DIVISION, MANAGER] = ['division:', 'manager:'] as const;

/** Whose merchants can be the candidates: divisions for those who lead one, and managers. `chosenFirst` is the most likely one. */
export function useCandidateChoices(search: string) {
  const { t } = useTexts();
  const { data: session } = useSession();
  const { data: divisions = [] } = useDivisions();
  const { data: managers = [] } = useManagersFound(search);
  const leads = leadsDivisions(session?.grants ?? []);
  const options = useMemo(
    () =>
      [
        { label: t('allocations:divisions'), options: leads ? divisions.map(({ division }) => ({ value: `${DIVISION}${division}`, label: division })) : [] },
        { label: t('allocations:managers'), options: managers.map(({ managerId, name }) => ({ value: `${MANAGER}${managerId}`, label: `${name} (${managerId})` })) },
      ].filter((group) => group.options.length > 0),
    [t, leads, divisions, managers],
  );
  return { options, chosenFirst: options[0]?.options[0]?.value ?? null };
}

/** What a choice asks of the API. */
export function candidatesOf(choice: string): { managerId: string } | { division: string } {
  return choice.startsWith(DIVISION) ? { division: choice.slice(DIVISION.length) } : { managerId: choice.slice(MANAGER.length) };
}

function leadsDivisions(grants: SignedIn['grants']): boolean {
  return grants.some(({ role }) => role === 'director' || role === 'administrator');
}
