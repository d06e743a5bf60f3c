import { Select } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useDivisions, useRanking } from '../api/scorecards.js';
import { businessZone, day, instant, periodName } from '../figures/times.js';
import { PeriodPicker, usePeriod } from '../shell/period-picker.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { GradesChart } from './grades-chart.js';
import { RankingTable } from './ranking-table.js';
import './ranking.css';

/** The ranking of the managers of a division in a period. All that is chosen stands in the address. */
export function RankingPage() {
  const { t, language } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { period, choose, periods, isEmpty, error, retry } = usePeriod();
  const division = query.get('division');
  const ranking = useRanking({ period, division, order: query.get('order') === 'manager' ? 'manager' : 'rank' });
  const { data: divisions = [] } = useDivisions();
  const divisionOptions = useMemo(() => [{ value: '', label: t('shell:all-divisions') }, ...divisions.map((each) => ({ value: each.division, label: each.division }))], [divisions, t]);
  const chooseDivision = (next: string) =>
    setQuery((asked) => {
      if (next === '') asked.delete('division');
      else asked.set('division', next);
      return asked;
    });
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (isEmpty) return <Empty title={t('states:no-periods')} lead={t('states:no-periods-lead')} />;
  return (
    <>
      <title>{`${t('ranking:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>
            {t('ranking:title')}
            {period !== null && <span className="head-period"> {periodName(period, language)}</span>}
          </h1>
          <p className="muted">
            {ranking.data === undefined
              ? ' '
              : t('ranking:as-of', {
                  day: day(ranking.data.asOf, language),
                  version: ranking.data.ruleVersion,
                  instant: instant(ranking.data.publishedAt, language, businessZone(document.documentElement)),
                })}
          </p>
        </div>
        <div className="head-tools">
          {divisions.length > 1 && <Select aria-label={t('shell:division')} style={{ minWidth: 150 }} value={division ?? ''} options={divisionOptions} onChange={chooseDivision} />}
          <PeriodPicker period={period} periods={periods} onChoose={choose} />
        </div>
      </div>
      <RankingBody ranking={ranking} />
    </>
  );
}

function RankingBody({ ranking: { data, error, refetch, isPlaceholderData } }: { readonly ranking: ReturnType<typeof useRanking> }) {
  const { t } = useTexts();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <CardSkeleton rows={8} />;
  if (data.items.length === 0) return <Empty title={t('ranking:empty')} lead={t('ranking:empty-lead')} />;
  return (
    <div className={isPlaceholderData ? 'stale' : ''} aria-busy={isPlaceholderData}>
      {data.items.length > 1 && <GradesChart scorecards={data.items} />}
      <h2 className="ranking-heading">
        {t('ranking:managers')} <span className="muted">{t('ranking:people-count', { number: data.items.length })}</span>
      </h2>
      {data.isCut && <p className="muted">{t('ranking:cut', { number: data.items.length })}</p>}
      <RankingTable scorecards={data.items} period={data.period} />
    </div>
  );
}
