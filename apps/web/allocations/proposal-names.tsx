import type { Proposal } from '../api/allocations.js';
import { useTexts } from '../text/use-texts.js';

/** Whose merchants the candidates of a proposal are. */
export function CandidatesOf({ proposal: { managerId, managerName, division } }: { readonly proposal: Pick<Proposal, 'managerId' | 'managerName' | 'division'> }) {
  const { t } = useTexts();
  return managerId === null ? t('allocations:of-division', { division: division ?? '' }) : t('allocations:of-manager', { manager: managerName ?? managerId });
}

/** Whether a proposal can still be changed. */
export function ProposalState({ state }: Pick<Proposal, 'state'>) {
  const { t } = useTexts();
  return <span className={`tag ${state === 'final' ? 'tag-good' : 'tag-warn'}`}>{t(`allocations:state-${state}`)}</span>;
}

/** The page of a proposal. */
export function proposalPath(allocationId: string): string {
  return `/allocations/${encodeURIComponent(allocationId)}`;
}
