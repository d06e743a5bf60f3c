import { InputNumber } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { IndexPart, Proposal, ProposalLine } from '../api/allocations.js';
import { Shown } from '../figures/shown.js';
import { businessZone, instant } from '../figures/times.js';
import { merchantPath } from '../merchants/merchant-path.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { partFigure } from './part-figure.js';
import type { PendingBoard } from './use-pending.js';

interface ColumnsProps {
  readonly proposal: Proposal;
  readonly criteria: readonly IndexPart['criterion'][];
  readonly pending: PendingBoard;
  readonly isEditable: boolean;
  readonly onOpen: (merchantId: string) => void;
}

/** The columns of the board: the rank and what it is made of, what was proposed, and what the merchant gets. */
export function useBoardColumns({ proposal, criteria, pending, isEditable, onOpen }: ColumnsProps): readonly Column<ProposalLine>[] {
  const { t } = useTexts();
  const isChanged = proposal.overridden > 0;
  return useMemo(
    () => [
      { key: 'rank', title: t('allocations:rank'), isFigure: true, cell: ({ rank }) => rank },
      {
        key: 'merchant',
        title: t('allocations:merchant'),
        isHeading: true,
        cell: ({ merchantId, merchantName }) => (
          <span className="person board-merchant" title={merchantName ?? merchantId}>
            <Link to={merchantPath(merchantId)}>{merchantName ?? merchantId}</Link>
            {merchantName !== null && <small>{merchantId}</small>}
          </span>
        ),
      },
      {
        key: 'index',
        title: t('allocations:index'),
        isFigure: true,
        cell: ({ merchantId, merchantName, index }) => (
          <button type="button" className="link figure" aria-label={t('allocations:why-of', { merchant: merchantName ?? merchantId, index })} title={t('allocations:why')} onClick={() => onOpen(merchantId)}>
            {index}
          </button>
        ),
      },
      ...criteria.map(
        (criterion, place): Column<ProposalLine> => ({
          key: criterion,
          title: t(`allocations:criterion-${criterion}`),
          isFigure: true,
          isLeftOutNarrow: true,
          cell: ({ parts }) => <Part part={parts[place]} others={proposal.candidates - 1} />,
        }),
      ),
      { key: 'proposed', title: t('allocations:proposed'), isFigure: true, isLeftOutNarrow: true, cell: ({ proposed }) => proposed },
      {
        key: 'allotted',
        title: t('allocations:allotted'),
        isFigure: true,
        cell: (line) => (
          <span className="allotted">
            {isEditable ? <SlotsField line={line} slots={proposal.slots} pending={pending} /> : <strong className="figure">{line.allotted}</strong>}
            {line.aboveLimit && <small className="allotted-above">{t('allocations:above-limit')}</small>}
          </span>
        ),
      },
      ...(isChanged || isEditable ? [{ key: 'reason', title: t('allocations:changed'), cell: (line) => <Changed line={line} /> } satisfies Column<ProposalLine>] : []),
    ],
    [t, criteria, proposal.candidates, proposal.slots, pending, isEditable, isChanged, onOpen],
  );
}

/** A figure of the index, and how far up it lies among the candidates. */
function Part({ part, others }: { readonly part: IndexPart | undefined; readonly others: number }) {
  const { t, language } = useTexts();
  if (part === undefined) return null;
  return (
    <span className="index-part" title={t('allocations:higher-than', { below: part.below, others })}>
      <Shown figure={partFigure(part, language)} />
      <span className="bar" aria-hidden>
        <span style={{ width: `${Number(part.percentRank) * 100}%` }} />
      </span>
    </span>
  );
}

function SlotsField({ line, slots, pending }: { readonly line: ProposalLine; readonly slots: number; readonly pending: PendingBoard }) {
  const { t } = useTexts();
  const wanted = pending.wantedOf(line);
  return (
    <InputNumber
      className={wanted === line.allotted ? 'slots-field' : 'slots-field slots-field-changed'}
      aria-label={t('allocations:slots-of', { merchant: line.merchantName ?? line.merchantId })}
      mode="spinner"
      size="small"
      min={0}
      max={slots}
      precision={0}
      value={wanted}
      onChange={(next) => {
        if (next !== null) pending.want(line, next);
      }}
    />
  );
}

/** What a person changed, why, who and when. */
function Changed({ line: { proposed, override, reason, overriddenBy, overriddenAt } }: { readonly line: ProposalLine }) {
  const { t, language } = useTexts();
  if (reason === null) return <span className="muted">{t('allocations:as-proposed')}</span>;
  return (
    <span className="person changed-line">
      <span>
        <span className="tag">{override === null ? t('allocations:set-back') : `${proposed} → ${override}`}</span> <span title={reason}>{reason}</span>
      </span>
      <small className="figure">
        {overriddenBy}
        {overriddenAt !== null && ` · ${instant(overriddenAt, language, businessZone(document.documentElement))}`}
      </small>
    </span>
  );
}
