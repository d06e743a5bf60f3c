import { Select } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { businessZone, day, instant, periodName } from '../figures/times.js';
import { DivisionPicker } from '../ranking/division-picker.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import type { PeriodRow } from './period-rows.js';
import { PERIOD_STATES, countStates, periodPath } from './period-rows.js';
import { PeriodStateTag } from './state-tag.js';

const KINDS = ['quarter', 'month', 'week'] as const;

/** All periods with how they stand, narrowed by division, kind and state. */
export function PeriodList({ rows, closeByTwo }: { readonly rows: readonly PeriodRow[]; readonly closeByTwo: boolean }) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const [division, kind, state] = [query.get('division'), query.get('kind'), query.get('state')];
  const divisions = useMemo(() => [...new Set(rows.map((row) => row.division.division))], [rows]);
  const inSight = rows.filter((row) => (division === null || row.division.division === division) && (kind === null || row.period.kind === kind));
  const counts = countStates(inSight);
  const found = inSight.filter((row) => state === null || row.state === state);
  const narrow = (name: 'division' | 'kind' | 'state', value: string | null) =>
    setQuery((asked) => {
      if (value === null) asked.delete(name);
      else asked.set(name, value);
      return asked;
    });
  return (
    <>
      <title>{`${t('periods:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('periods:title')}</h1>
          <p className="muted periods-lead">
            {t('periods:lead')} {closeByTwo ? t('periods:takes-two') : t('periods:takes-one')}
          </p>
        </div>
        <div className="head-tools">
          <DivisionPicker division={division} divisions={divisions} onChoose={(next) => narrow('division', next)} />
          <Select
            aria-label={t('periods:kind')}
            style={{ minWidth: 120 }}
            value={kind ?? 'all'}
            options={[{ value: 'all', label: t('periods:kind-all') }, ...KINDS.map((each) => ({ value: each, label: t(`periods:kind-${each}`) }))]}
            onChange={(next) => narrow('kind', next === 'all' ? null : next)}
          />
        </div>
      </div>
      <div className="filters" role="group" aria-label={t('periods:state')}>
        <StateButton isOn={state === null} text={t('periods:state-all')} number={inSight.length} onPress={() => narrow('state', null)} />
        {PERIOD_STATES.filter((each) => counts[each] > 0 || each === state).map((each) => (
          <StateButton key={each} isOn={state === each} text={t(`periods:state-${each}`)} number={counts[each]} onPress={() => narrow('state', each)} />
        ))}
      </div>
      {found.length === 0 ? <p className="card muted">{t('periods:none-found')}</p> : <PeriodTable rows={found} hasDivisions={divisions.length > 1} />}
    </>
  );
}

function StateButton({ isOn, text, number, onPress }: { readonly isOn: boolean; readonly text: string; readonly number: number; readonly onPress: () => void }) {
  return (
    <button type="button" className="state-button" aria-pressed={isOn} onClick={onPress}>
      {text} <span className="figure">{number}</span>
    </button>
  );
}

function PeriodTable({ rows, hasDivisions }: { readonly rows: readonly PeriodRow[]; readonly hasDivisions: boolean }) {
  const { t } = useTexts();
  const columns = usePeriodColumns(hasDivisions);
  return <DataTable label={t('periods:title')} columns={columns} rows={rows} keyOf={({ period, division }) => `${period.period} ${division.division}`} />;
}

function usePeriodColumns(hasDivisions: boolean): readonly Column<PeriodRow>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      { key: 'period', title: t('shell:period'), isHeading: true, cell: (row) => <PeriodName row={row} /> },
      ...(hasDivisions ? [{ key: 'division', title: t('shell:division'), cell: ({ division }) => division.division } satisfies Column<PeriodRow>] : []),
      { key: 'state', title: t('periods:state'), cell: ({ state }) => <PeriodStateTag state={state} /> },
      { key: 'adjustments', title: t('periods:adjustments'), isFigure: true, cell: (row) => <Adjustments row={row} /> },
      { key: 'as-of', title: t('periods:as-of'), isLeftOutNarrow: true, cell: ({ period }) => day(period.asOf, language) },
      { key: 'last', title: t('periods:last'), isLeftOutNarrow: true, cell: (row) => <LastEvent row={row} /> },
    ],
    [t, language, hasDivisions],
  );
}

function PeriodName({ row: { period, division } }: { readonly row: PeriodRow }) {
  const { language } = useTexts();
  const short = (text: string) => text.replaceAll('-', '/');
  return (
    <span className="person">
      <Link className={period.kind === 'quarter' ? 'period-quarter' : ''} to={periodPath(period.period, division.division)}>
        {periodName(period.period, language)}
      </Link>
      <small>
        {short(period.firstDay)} – {short(period.lastDay.slice(5))}
      </small>
    </span>
  );
}

function Adjustments({ row: { period, division } }: { readonly row: PeriodRow }) {
  const { t } = useTexts();
  if (division.adjustments === 0) return <span className="muted">–</span>;
  return <Link to={`${periodPath(period.period, division.division)}#adjustments`}>{t('periods:lines', { number: division.adjustments })}</Link>;
}

/** What happened last to a period, and who did it. */
function LastEvent({ row: { division } }: { readonly row: PeriodRow }) {
  const { language } = useTexts();
  const [at, by] = [division.closedAt ?? division.askedAt ?? division.reopenedAt, division.closedBy ?? division.askedBy ?? division.reopenedBy];
  if (at === null) return <span className="muted">–</span>;
  return (
    <span className="muted">
      {by} · {instant(at, language, businessZone(document.documentElement))}
    </span>
  );
}
