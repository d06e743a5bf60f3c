import { useMemo } from 'react';
import { Link } from 'react-router';
import type { OutcomeLine } from '../api/allocations.js';
import type { More } from '../api/pages.js';
import { money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { merchantPath } from '../merchants/merchant-path.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';

interface LinesProps {
  readonly lines: readonly OutcomeLine[];
  readonly more: More;
  readonly hasMore: boolean;
}

/** What each merchant was proposed, was given, and brought. */
export function OutcomeLines({ lines, more, hasMore }: LinesProps) {
  const { t } = useTexts();
  return (
    <section className="outcome-lines">
      <h2>{t('allocations:outcome-lines')}</h2>
      <p className="muted card-lead">{t('allocations:outcome-lines-lead')}</p>
      <DataTable label={t('allocations:outcome-lines')} columns={useOutcomeColumns()} rows={lines} keyOf={({ merchantId }) => merchantId} more={more} {...(!hasMore && { total: lines.length })} />
    </section>
  );
}

function useOutcomeColumns(): readonly Column<OutcomeLine>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      { key: 'rank', title: t('allocations:rank'), isFigure: true, cell: ({ rank }) => rank },
      {
        key: 'merchant',
        title: t('allocations:merchant'),
        isHeading: true,
        cell: ({ merchantId, merchantName }) => (
          <span className="person">
            <Link to={`${merchantPath(merchantId)}?part=slots`}>{merchantName ?? merchantId}</Link>
            {merchantName !== null && <small>{merchantId}</small>}
          </span>
        ),
      },
      {
        key: 'decision',
        title: t('allocations:decision'),
        cell: ({ decision, reason }) => (
          <span className="person changed-line">
            <span>{decision === 'as-proposed' ? <span className="muted">{t('allocations:decision-as-proposed')}</span> : <span className="tag">{t(`allocations:decision-${decision}`)}</span>}</span>
            {reason !== null && <small title={reason}>{reason}</small>}
          </span>
        ),
      },
      {
        key: 'slots',
        title: t('allocations:proposed-allotted'),
        isFigure: true,
        cell: ({ proposed, allotted }) => (
          <>
            {proposed} → {allotted}
          </>
        ),
      },
      { key: 'placements', title: t('allocations:sum-placements'), isFigure: true, cell: (line) => <Placements line={line} /> },
      { key: 'amount', title: t('allocations:sum-amount'), isFigure: true, cell: ({ amount }) => <Shown figure={money(amount, language)} /> },
      { key: 'units', title: t('allocations:sum-units'), isFigure: true, cell: ({ units }) => <Shown figure={{ short: Number(units).toFixed(2), exact: units }} /> },
      { key: 'output', title: t('allocations:sum-output'), isFigure: true, cell: ({ output }) => <Shown figure={money(output, language)} /> },
    ],
    [t, language],
  );
}

function Placements({ line: { placements, exemptPlacements, placementsElsewhere } }: { readonly line: OutcomeLine }) {
  const { t } = useTexts();
  const notes = [
    ...(exemptPlacements > 0 ? [t('allocations:of-them-exempt', { number: exemptPlacements })] : []),
    ...(placementsElsewhere > 0 ? [t('allocations:elsewhere', { number: placementsElsewhere })] : []),
  ];
  return (
    <span className="person">
      {placements}
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </span>
  );
}
