import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { DaySpan } from '../api/merchants.js';
import type { ManagerPlacement, PlacementsPage } from '../api/slots.js';
import { useManagerPlacements } from '../api/slots.js';
import { count, money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { businessZone, instant } from '../figures/times.js';
import { RowsTable } from '../merchants/rows-table.js';
import type { Column, Sort } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { PlacedMerchant, SlotName } from './placement-names.js';
import { PlacementState } from './placement-state.js';

const SORTS = ['endsAt', 'amount', 'units', 'output'] as const;

interface TableProps {
  readonly managerId: string;
  readonly span: DaySpan;
  readonly unit: PlacementsPage['unit'];
}

/** The placements that end in the period, with what each brought. Their order stands in the address. */
export function PlacementsTable({ managerId, span, unit }: TableProps) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const asked = SORTS.find((key) => key === query.get('sort'));
  const sort: Sort = asked === undefined ? { key: 'endsAt', isDescending: true } : { key: asked, isDescending: query.get('descending') === 'true' };
  const list = useManagerPlacements({ managerId, span, sort });
  const columns = usePlacementColumns(unit, span);
  const choose = (next: Sort) =>
    setQuery((before) => {
      before.set('sort', next.key);
      before.set('descending', String(next.isDescending));
      return before;
    });
  return (
    <section className="slots-part">
      <h2>{t('slots:placements')}</h2>
      <p className="muted card-lead">{t('slots:placements-lead')}</p>
      <RowsTable label={t('slots:placements')} columns={columns} list={list} keyOf={placementKey} none={t('slots:none')} sort={sort} onSort={choose} />
    </section>
  );
}

/** Tells placements apart. */
function placementKey({ slotId, merchantId, skuId, startsAt }: ManagerPlacement): string {
  return `${slotId} ${merchantId} ${skuId ?? ''} ${startsAt}`;
}

function usePlacementColumns(unit: PlacementsPage['unit'], span: DaySpan): readonly Column<ManagerPlacement>[] {
  const { t, language } = useTexts();
  return useMemo(() => {
    const at = (text: string) => instant(text, language, businessZone(document.documentElement));
    return [
      { key: 'slot', title: t('slots:slot'), isHeading: true, cell: (placement) => <SlotName placement={placement} /> },
      { key: 'merchant', title: t('slots:merchant'), cell: (placement) => <PlacedMerchant placement={placement} span={span} /> },
      { key: 'output', title: t(`slots:output-${unit}`), isFigure: true, sorts: 'largest-first', cell: ({ output }) => <Shown figure={money(output, language)} /> },
      { key: 'amount', title: t('slots:amount'), isFigure: true, sorts: 'largest-first', cell: ({ amount }) => <Shown figure={money(amount, language)} /> },
      { key: 'units', title: t(`slots:unit-${unit}`), isFigure: true, sorts: 'largest-first', cell: ({ units }) => <Shown figure={{ short: Number(units).toFixed(2), exact: units }} /> },
      {
        key: 'endsAt',
        title: t('slots:when'),
        sorts: 'both',
        cell: ({ startsAt, endsAt }) => (
          <span className="person figure">
            {at(startsAt)}
            <small>{t('slots:until', { instant: at(endsAt) })}</small>
          </span>
        ),
      },
      { key: 'counts', title: t('slots:counts'), cell: (placement) => <PlacementState placement={placement} /> },
      { key: 'visitors', title: t('slots:visitors'), isFigure: true, isLeftOutNarrow: true, cell: ({ visitors }) => <Shown figure={count(visitors, language)} /> },
    ];
  }, [t, language, unit, span]);
}
