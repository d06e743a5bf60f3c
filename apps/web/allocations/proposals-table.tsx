import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Proposal } from '../api/allocations.js';
import { useProposals } from '../api/allocations.js';
import { businessZone, instant, periodName } from '../figures/times.js';
import { RowsTable } from '../merchants/rows-table.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { CandidatesOf, ProposalState, proposalPath } from './proposal-names.js';

/** The proposals of a campaign or of all, the newest first. */
export function ProposalsTable({ campaign }: { readonly campaign: string | null }) {
  const { t } = useTexts();
  return (
    <RowsTable
      label={t('allocations:proposals')}
      columns={useProposalColumns()}
      list={useProposals(campaign)}
      keyOf={({ allocationId }) => allocationId}
      none={campaign === null ? t('allocations:no-proposals') : t('allocations:no-proposals-for', { campaign })}
    />
  );
}

function useProposalColumns(): readonly Column<Proposal>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'campaign',
        title: t('allocations:campaign'),
        isHeading: true,
        cell: (proposal) => (
          <span className="person">
            <Link to={proposalPath(proposal.allocationId)}>{proposal.campaign}</Link>
            <small>
              <CandidatesOf proposal={proposal} />
            </small>
          </span>
        ),
      },
      { key: 'state', title: t('allocations:state'), cell: ({ state }) => <ProposalState state={state} /> },
      {
        key: 'given',
        title: t('allocations:given-of-slots'),
        isFigure: true,
        cell: ({ allotted, slots }) => (
          <>
            {allotted} / {slots}
          </>
        ),
      },
      { key: 'overridden', title: t('allocations:overridden'), isFigure: true, cell: ({ overridden }) => overridden },
      { key: 'candidates', title: t('allocations:candidates'), isFigure: true, isLeftOutNarrow: true, cell: ({ candidates }) => candidates },
      { key: 'month', title: t('allocations:month'), isLeftOutNarrow: true, cell: ({ month }) => periodName(month, language) },
      {
        key: 'proposed',
        title: t('allocations:proposed-by'),
        cell: ({ proposedBy, proposedAt }) => (
          <span className="person">
            {proposedBy}
            <small className="figure">{instant(proposedAt, language, businessZone(document.documentElement))}</small>
          </span>
        ),
      },
    ],
    [t, language],
  );
}
