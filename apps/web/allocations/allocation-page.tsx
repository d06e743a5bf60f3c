import { Link, useParams, useSearchParams } from 'react-router';
import type { Proposal } from '../api/allocations.js';
import { useProposal } from '../api/allocations.js';
import { useSession } from '../api/session.js';
import { businessZone, instant } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { Board } from './board.js';
import { FinaliseAction } from './finalise-action.js';
import { OutcomeView } from './outcome-view.js';
import { CandidatesOf, ProposalState } from './proposal-names.js';
import { usePending } from './use-pending.js';
import '../scorecard/facts.css';
import '../tables/data-table.css';
import './allocations.css';

const VIEWS = ['board', 'outcome'] as const;

/** One proposal: the board on which its slots are given, or (`view` of the address) what came of it. */
export function AllocationPage() {
  const { t } = useTexts();
  const { allocationId = '' } = useParams();
  const [query] = useSearchParams();
  const { data: session } = useSession();
  const view = query.get('view') === 'outcome' ? 'outcome' : 'board';
  const search = query.get('search');
  const { rows = NO_LINES, first: proposal, more, hasMore, isStale, error, retry } = useProposal(allocationId, { search: search === '' ? null : search, changed: query.get('changed') === 'true' });
  const pending = usePending(proposal, rows);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (proposal === undefined) {
    return (
      <>
        <CardSkeleton rows={2} />
        <CardSkeleton rows={10} />
      </>
    );
  }
  const isEditable = proposal.state === 'draft' && session?.permissions.includes('slots.allocate') === true;
  return (
    <>
      <title>{`${proposal.campaign} · ${t('allocations:title')} · opscore`}</title>
      <div className="head">
        <div>
          <p className="muted crumb no-print">
            <Link to={`/allocations?${new URLSearchParams({ campaign: proposal.campaign }).toString()}`}>{t('allocations:title')}</Link>
          </p>
          <h1>
            {proposal.campaign}
            <span className="head-period">
              {' '}
              <CandidatesOf proposal={proposal} />
            </span>
          </h1>
          <Made proposal={proposal} />
        </div>
        {isEditable && (
          <div className="head-tools">
            <FinaliseAction proposal={proposal} isUnsaved={pending.changes.length > 0} />
          </div>
        )}
      </div>
      <nav className="tabs no-print" aria-label={t('allocations:views')}>
        {VIEWS.map((each) => (
          <Link key={each} to={each === 'board' ? '?' : `?view=${each}`} {...(each === view && { 'aria-current': 'page' as const })}>
            {t(`allocations:view-${each}`)}
          </Link>
        ))}
      </nav>
      {view === 'outcome' ? <OutcomeView allocationId={allocationId} /> : <Board proposal={proposal} lines={rows} more={more} hasMore={hasMore} isStale={isStale} isEditable={isEditable} pending={pending} />}
    </>
  );
}

const NO_LINES: never[] = [];

/** Who made the proposal and who made it final, and when. */
function Made({ proposal: { state, proposedBy, proposedAt, finalisedBy, finalisedAt } }: { readonly proposal: Proposal }) {
  const { t, language } = useTexts();
  const at = (text: string) => instant(text, language, businessZone(document.documentElement));
  return (
    <p className="muted">
      <ProposalState state={state} /> {t('allocations:made-by', { name: proposedBy, instant: at(proposedAt) })}
      {finalisedAt !== null && ` · ${t('allocations:final-by', { name: finalisedBy ?? '', instant: at(finalisedAt) })}`}
    </p>
  );
}
