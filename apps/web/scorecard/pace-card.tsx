import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Pace } from '../api/scorecards.js';
import { usePace } from '../api/scorecards.js';
import { Chart } from '../charts/chart.js';
import type { Figure } from '../figures/figures.js';
import { count, money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';

type Measure = Pace['measures'][number];

interface PaceProps {
  readonly managerId: string;
  readonly period: string;
  readonly asOf: string | null;
  readonly onOpen: (module: string) => void;
}

/** Sales and outbound day by day, with what the rest asks for and where it leads. */
export function PaceCards({ managerId, period, asOf, onOpen }: PaceProps) {
  const { data, error } = usePace(managerId, period, asOf);
  // The scorecard says all that counts without it.
  if (error !== null) return null;
  if (data === undefined) return <CardSkeleton rows={5} />;
  return (
    <div className="pace-cards side-by-side">
      {data.measures.map((measure) => (
        <PaceCard key={measure.measure} pace={measure} onOpen={() => onOpen(measure.measure === 'gmv' ? 'sales' : 'outbound')} />
      ))}
    </div>
  );
}

function PaceCard({ pace, onOpen }: { readonly pace: Measure; readonly onOpen: () => void }) {
  const { t, language } = useTexts();
  const { measure, actual, target, completion, timeProgress, requiredPerDay, forecast, forecastLow, forecastHigh } = pace;
  const show = (value: string | null): Figure => (measure === 'gmv' ? money(value, language) : count(value, language));
  const isOpen = timeProgress !== null && Number(timeProgress) < 1;
  return (
    <section className="card">
      <h2>{t(`scorecard:pace-${measure}`)}</h2>
      <dl className="pace-figures">
        <Entry name={t('scorecard:actual')}>
          <button type="button" className="figure-button" onClick={onOpen}>
            <Shown figure={show(actual)} />
          </button>{' '}
          <span className="muted">/ {show(target).short}</span>
        </Entry>
        <Entry name={t('scorecard:completion-and-time')}>
          <Shown figure={ratio(completion)} /> <span className="muted">/ {ratio(timeProgress).short}</span>
        </Entry>
        {isOpen && requiredPerDay !== null && (
          <Entry name={t('scorecard:required-per-day')}>
            <Shown figure={show(requiredPerDay)} />
          </Entry>
        )}
        {isOpen && forecast !== null && (
          <Entry name={t('scorecard:forecast')}>
            <Shown figure={show(forecast)} />{' '}
            <span className="muted">
              ({show(forecastLow).short} – {show(forecastHigh).short})
            </span>
          </Entry>
        )}
      </dl>
      <DaysChart pace={pace} />
    </section>
  );
}

function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What each day brought, against what was aimed at: promotions stand out in the target. */
function DaysChart({ pace: { measure, days, actual, target, completion } }: { readonly pace: Measure }) {
  const { t, language } = useTexts();
  const { theme } = useTheme();
  const name = t(`scorecard:pace-${measure}`);
  const option = useMemo(() => {
    const { muted, line, ink, accent, surface } = COLOURS[theme];
    const shown = (value: number) => (measure === 'gmv' ? money(String(value), language) : count(value, language)).short;
    return {
      grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', backgroundColor: surface, borderColor: line, textStyle: { color: ink }, valueFormatter: (value: unknown) => (typeof value === 'number' ? shown(value) : '–') },
      xAxis: { type: 'category', data: days.map(({ day, label }) => (label === null ? day.slice(5) : `${day.slice(5)} ${label}`)), axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: muted, hideOverlap: true, formatter: (name: string) => name.slice(0, 5) } },
      yAxis: { type: 'value', splitNumber: 3, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted, formatter: (value: number) => shown(value).replace(/\.0+(?=\D|$)/, '') } },
      series: [
        { name: t('scorecard:actual'), type: 'bar', barCategoryGap: '25%', itemStyle: { color: accent, opacity: 0.75 }, data: days.map((each) => valueOf(each.actual)) },
        { name: t('scorecard:target'), type: 'line', step: 'middle', symbol: 'none', lineStyle: { color: ink, width: 1.5 }, itemStyle: { color: ink }, data: days.map((each) => valueOf(each.target)) },
      ],
    };
  }, [days, language, measure, t, theme]);
  const show = (value: string | null) => (measure === 'gmv' ? money(value, language) : count(value, language)).exact;
  return <Chart option={option} height={190} description={t('scorecard:days-described', { name, days: days.length, actual: show(actual), target: show(target), completion: ratio(completion).exact })} />;
}

function valueOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
