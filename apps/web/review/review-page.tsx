import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { usePeriodList } from '../api/periods.js';
import { useCourse } from '../api/review.js';
import { useRanking } from '../api/scorecards.js';
import { ExportMenu } from '../exports/export-menu.js';
import { isQuarter } from '../exports/exported-reports.js';
import { periodName } from '../figures/times.js';
import { rowsOf } from '../periods/period-rows.js';
import { useChosenDivision } from '../ranking/chosen-division.js';
import { DivisionPicker } from '../ranking/division-picker.js';
import { GradeBars } from '../ranking/grade-bars.js';
import { MoversCard } from '../ranking/movers-card.js';
import '../ranking/ranking.css';
import { PeriodPicker, usePeriod } from '../shell/period-picker.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { CourseTable } from './course-table.js';
import { ModulePictures } from './module-pictures.js';
import { ReviewOrigin } from './review-origin.js';
import { StandingsTable } from './standings-table.js';
import { StandoutsCard } from './standouts-card.js';
import { TargetsCard } from './targets-card.js';
import './review.css';

/** The quarter of a division on one page, to be talked about and to be printed. */
export function ReviewPage() {
  const { t, language } = useTexts();
  const { period, choose, periods, isEmpty, error, retry } = useQuarter();
  const { division: chosen, divisions, choose: chooseDivision } = useChosenDivision();
  // One division at a time; who reaches one alone need not name it.
  const division = chosen ?? (divisions !== undefined && divisions.length > 1 ? (divisions[0] ?? null) : null);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (isEmpty) return <Empty title={t('states:no-periods')} lead={t('states:no-periods-lead')} />;
  return (
    <>
      <title>{`${t('review:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>
            {t('review:title')}
            {period !== null && <span className="head-period"> {periodName(period, language)}</span>}
          </h1>
          <p className="muted">{division ?? divisions?.[0] ?? ' '}</p>
        </div>
        <div className="head-tools">
          <DivisionPicker division={division} divisions={divisions} onChoose={chooseDivision} takesAll={false} />
          <PeriodPicker period={period} periods={periods} onChoose={choose} />
          {period !== null && <ReviewExport quarter={period} division={division} />}
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
            {t('shell:print')}
          </Button>
        </div>
      </div>
      <ReviewBody quarter={divisions === undefined ? null : period} division={division} shownDivision={division ?? divisions?.[0] ?? null} />
    </>
  );
}

/** The quarter of the address: a month or week of one shows the quarter that it lies in. */
function useQuarter() {
  const { period, periods, ...others } = usePeriod();
  // A month is not asked about while its quarter is not known.
  const quarter = periods === undefined && !isQuarter(period) ? null : (periods?.find((each) => each.period === period)?.quarter ?? period);
  return { ...others, period: quarter, periods: periods?.filter(({ kind }) => kind === 'quarter') };
}

function ReviewExport({ quarter, division }: { readonly quarter: string; readonly division: string | null }) {
  const whose = { period: quarter, ...(division !== null && { division }) };
  return <ExportMenu reports={[...(isQuarter(quarter) ? [{ report: 'review' as const, ...whose }] : []), { report: 'scorecards', ...whose }]} />;
}

function ReviewBody({ quarter, division, shownDivision }: { readonly quarter: string | null; readonly division: string | null; readonly shownDivision: string | null }) {
  const { t } = useTexts();
  const ranking = useRanking({ period: quarter, division, order: 'rank', isDescending: false });
  const { data: course } = useCourse(quarter, division, isQuarter(quarter));
  const { data: periodList } = usePeriodList();
  const { data, error, refetch } = ranking;
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <>
        <CardSkeleton rows={2} />
        <CardSkeleton rows={6} />
        <CardSkeleton rows={6} />
      </>
    );
  }
  const { items, period, periodBefore, grades, distribution } = data;
  if (items.length === 0) return <Empty title={t('ranking:empty')} lead={t('ranking:empty-lead')} />;
  const row = rowsOf(periodList?.items ?? []).find((each) => each.period.period === period && each.division.division === shownDivision);
  return (
    <div className="review">
      <ReviewOrigin ranking={data} row={row} />
      <div className="ranking-cards">
        <GradeBars scorecards={items} grades={grades} distribution={distribution} />
        <StandoutsCard scorecards={items} grades={grades} course={course} period={period} row={row} />
        {periodBefore !== null && <MoversCard scorecards={items} period={period} periodBefore={periodBefore} />}
      </div>
      <StandingsTable scorecards={items} period={period} />
      <ModulePictures scorecards={items} period={period} />
      {course === undefined ? <CardSkeleton rows={5} /> : <CourseTable scorecards={items} course={course} period={period} />}
      {course !== undefined && <TargetsCard scorecards={items} course={course} period={period} />}
    </div>
  );
}
