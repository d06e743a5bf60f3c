import { useSearchParams } from 'react-router';
import { useRanking } from '../api/scorecards.js';
import { ExportMenu } from '../exports/export-menu.js';
import { businessZone, day, instant, periodName } from '../figures/times.js';
import { PeriodPicker, usePeriod } from '../shell/period-picker.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { useChosenDivision } from './chosen-division.js';
import { DivisionPicker } from './division-picker.js';
import { GradeBars } from './grade-bars.js';
import { MoversCard } from './movers-card.js';
import { ProbationList } from './probation-list.js';
import { FoundManagers } from './found-managers.js';
import { readOrder } from './ranking-order.js';
import './ranking.css';

/** The ranking of the managers of a division in a period. All that is chosen stands in the address. */
export function RankingPage() {
  const { t, language } = useTexts();
  const [query] = useSearchParams();
  const { period, choose, periods, isEmpty, error, retry } = usePeriod();
  const { division, divisions, choose: chooseDivision } = useChosenDivision();
  const ranking = useRanking({ period, division, ...readOrder(query) });
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
          <DivisionPicker division={division} divisions={divisions} onChoose={chooseDivision} />
          <PeriodPicker period={period} periods={periods} onChoose={choose} />
          {period !== null && <ExportMenu reports={[{ report: 'scorecards', period, ...(division !== null && { division }) }]} />}
        </div>
      </div>
      <RankingBody ranking={ranking} />
    </>
  );
}

function RankingBody({ ranking: { data, error, refetch, isPlaceholderData } }: { readonly ranking: ReturnType<typeof useRanking> }) {
  const { t } = useTexts();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <>
        <CardSkeleton rows={4} />
        <CardSkeleton rows={8} />
      </>
    );
  }
  const { items, period, periodBefore, grades, distribution, isCut } = data;
  if (items.length === 0) return <Empty title={t('ranking:empty')} lead={t('ranking:empty-lead')} />;
  return (
    <div className={isPlaceholderData ? 'stale' : ''} aria-busy={isPlaceholderData}>
      {items.length > 1 && (
        <div className="ranking-cards">
          <GradeBars scorecards={items} grades={grades} distribution={distribution} />
          <MoversCard scorecards={items} period={period} periodBefore={periodBefore} />
          <ProbationList scorecards={items} period={period} />
        </div>
      )}
      {isCut && <p className="muted">{t('ranking:cut', { number: items.length })}</p>}
      <FoundManagers scorecards={items} period={period} />
    </div>
  );
}
