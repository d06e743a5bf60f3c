import { useMemo } from 'react';
import type { ScorecardSummary } from '../api/scorecards.js';
import { Chart } from '../charts/chart.js';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';
import { useTexts } from '../text/use-texts.js';
import { countGrades } from './grade-counts.js';

/** How many managers have which grade. */
export function GradesChart({ scorecards }: { readonly scorecards: readonly ScorecardSummary[] }) {
  const { t, language } = useTexts();
  const { theme } = useTheme();
  const grades = useMemo(() => countGrades(scorecards), [scorecards]);
  const option = useMemo(() => {
    const { muted, line, ink } = COLOURS[theme];
    return {
      grid: { left: 8, right: 8, top: 26, bottom: 26 },
      xAxis: { type: 'category', data: grades.map(({ grade }) => grade), axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: muted, fontSize: 13 } },
      yAxis: { type: 'value', show: false, minInterval: 1 },
      series: [{ type: 'bar', barMaxWidth: 44, itemStyle: { borderRadius: [6, 6, 0, 0] }, label: { show: true, position: 'top', color: ink }, data: grades.map(({ people }) => people) }],
    };
  }, [grades, theme]);
  const counted = grades.map(({ grade, people }) => t('ranking:grade-count', { grade, number: people })).join(language === 'zh' ? '、' : ', ');
  return (
    <section className="card">
      <h2>{t('ranking:grades')}</h2>
      <Chart option={option} description={t('ranking:grades-described', { grades: counted })} height={150} />
    </section>
  );
}
