import { useMemo } from 'react';
import { Link } from 'react-router';
import type { MeasureTargets } from '../api/targets.js';
import type { Pace } from '../api/scorecards.js';
import { Chart } from '../charts/chart.js';
import { periodName, shortDays } from '../figures/times.js';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';
import { useTexts } from '../text/use-texts.js';
import type { LabelledDays } from './promotions.js';
import { labelledDays, linesOfNames, weightText } from './promotions.js';
import { targetFigure } from './use-row-words.js';

type PaceOfMeasure = Pace['measures'][number];

const LINE_OF_NAMES = 15;
const MOST_LINES = 3;

interface CurveProps {
  readonly quarter: string;
  /** The targets as they are. */
  readonly stored: MeasureTargets;
  /** The targets as they would be; undefined where nothing is changed. */
  readonly changed: MeasureTargets | undefined;
  /** What was sold or sent out; undefined where that is not counted, or not known yet. */
  readonly pace: PaceOfMeasure | undefined;
  readonly isAwaited: boolean;
}

/** The target of each day, with promotions and what the days brought; where targets are being changed, old and new. */
export function CurveCard({ quarter, stored, changed, pace, isAwaited }: CurveProps) {
  const { t } = useTexts();
  const spans = useMemo(() => labelledDays(stored.days), [stored]);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('targets:curve')}</h2>
        <p className="muted curve-legend">
          {pace !== undefined && (
            <span>
              <i className="sign-actual" aria-hidden />
              {t('scorecard:actual')}
            </span>
          )}
          <span>
            <i className="sign-target" aria-hidden />
            {t(changed === undefined ? 'scorecard:target' : 'targets:new-target')}
          </span>
          {changed !== undefined && (
            <span>
              <i className="sign-old" aria-hidden />
              {t('targets:old-target')}
            </span>
          )}
        </p>
      </div>
      <div className={isAwaited ? 'stale' : ''}>
        <CurveChart quarter={quarter} stored={stored} changed={changed} pace={pace} spans={spans} />
      </div>
      <Promotions quarter={quarter} spans={spans} />
    </section>
  );
}

function CurveChart({ quarter, stored, changed, pace, spans }: Omit<CurveProps, 'isAwaited'> & { readonly spans: readonly LabelledDays[] }) {
  const { t, language } = useTexts();
  const { theme } = useTheme();
  const { measure, days } = stored;
  const option = useMemo(() => {
    const { muted, line, ink, accent, surface } = COLOURS[theme];
    const label = (value: number) => targetFigure(measure, String(value), language).short;
    // On a telephone the names do not fit: they stand below.
    const isWide = !matchMedia('(max-width: 760px)').matches;
    const lines = linesOfNames(spans, MOST_LINES);
    const top = isWide && spans.length > 0 ? LINE_OF_NAMES * (Math.max(...lines) + 1) + 8 : 12;
    const names = spans.map(({ label: name, first, last }, index) => [
      { name, xAxis: first.slice(5), itemStyle: { opacity: 0 }, label: { show: isWide, color: muted, position: 'insideTop', fontSize: 11, distance: 0, offset: [0, LINE_OF_NAMES * (lines[index] ?? 0) - top] } },
      { xAxis: last.slice(5) },
    ]);
    const categories = days.map(({ day }) => day.slice(5));
    const actual = new Map(pace?.days.map((each) => [each.day, each.actual]));
    return {
      grid: { left: 4, right: 20, top, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', backgroundColor: surface, borderColor: line, textStyle: { color: ink }, valueFormatter: (value: unknown) => (typeof value === 'number' ? label(value) : '–') },
      // The second axes are those of the bands, which are as high as the chart and as wide as their days.
      xAxis: [
        { type: 'category', data: categories, axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: muted, hideOverlap: true } },
        { type: 'category', data: categories, show: false, axisPointer: { show: false, triggerTooltip: false } },
      ],
      yAxis: [
        { type: 'value', splitNumber: 3, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted, formatter: (value: number) => label(value).replace(/\.0+(?=\D|$)/, '') } },
        { type: 'value', min: 0, max: 1, show: false },
      ],
      series: [
        { type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barCategoryGap: 0, silent: true, tooltip: { show: false }, itemStyle: { color: accent, opacity: 0.12 }, data: days.map((each) => (each.label === null ? null : 1)) },
        ...(pace === undefined ? [] : [{ name: t('scorecard:actual'), type: 'bar', barCategoryGap: '25%', itemStyle: { color: accent, opacity: 0.55 }, data: days.map(({ day }) => numberOf(actual.get(day) ?? null)) }]),
        ...(changed === undefined ? [] : [{ name: t('targets:old-target'), type: 'line', step: 'middle', symbol: 'none', lineStyle: { color: muted, width: 1.2, type: [4, 3] }, itemStyle: { color: muted }, data: days.map(({ target }) => numberOf(target)) }]),
        {
          name: t(changed === undefined ? 'scorecard:target' : 'targets:new-target'),
          type: 'line',
          step: 'middle',
          symbol: 'none',
          lineStyle: { color: ink, width: changed === undefined ? 1.5 : 2 },
          itemStyle: { color: ink },
          data: (changed?.days ?? days).map(({ target }) => numberOf(target)),
          markArea: { silent: true, data: names },
        },
      ],
    };
  }, [changed, days, language, measure, pace, spans, t, theme]);
  const months = (changed ?? stored).months.map(({ month, value }) => `${periodName(month, language)} ${targetFigure(measure, value, language).exact}`);
  const described = t('targets:curve-described', {
    quarter: periodName(quarter, language),
    measure: t(`targets:measure-${measure}`),
    target: targetFigure(measure, (changed ?? stored).value, language).exact,
    months: months.join(language === 'zh' ? '、' : ', '),
  });
  return <Chart option={option} height={250} description={described} />;
}

/** The promotions and holidays by name: how much their days weigh, and where that is said. */
function Promotions({ quarter, spans }: { readonly quarter: string; readonly spans: readonly LabelledDays[] }) {
  const { t, language } = useTexts();
  return (
    <div className="promotions muted">
      {spans.length === 0 ? (
        <p>{t('targets:no-promotions')}</p>
      ) : (
        <ul>
          {spans.map(({ label, first, last, leastWeight, mostWeight }) => (
            <li key={first}>
              <strong>{label}</strong> {shortDays(first, last, language)}{' '}
              <span className="figure">×{leastWeight === mostWeight ? weightText(mostWeight) : `${weightText(leastWeight)}–${weightText(mostWeight)}`}</span>
            </li>
          ))}
        </ul>
      )}
      <Link to={`/calendar?${new URLSearchParams({ quarter }).toString()}`}>{t('targets:to-calendar')}</Link>
    </div>
  );
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
