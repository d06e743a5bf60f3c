import { useMemo } from 'react';
import type { OutboundSlice } from '../api/daily-outlook.js';
import { Chart } from '../charts/chart.js';
import { ratio } from '../figures/figures.js';
import { shortDays } from '../figures/times.js';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';
import { useTexts } from '../text/use-texts.js';

/** How each week was met, against the line up to which the rules count it. */
export function WeeksChart({ slices }: { readonly slices: readonly OutboundSlice[] }) {
  const { t, language } = useTexts();
  const { theme } = useTheme();
  const past = useMemo(() => slices.filter(({ completion }) => completion !== null), [slices]);
  const option = useMemo(() => {
    const { muted, line, ink, accent, surface } = COLOURS[theme];
    const percent = (value: unknown) => (typeof value === 'number' ? `${(value * 100).toFixed(1)}%` : '–');
    return {
      grid: { left: 4, right: 12, top: 24, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', backgroundColor: surface, borderColor: line, textStyle: { color: ink }, valueFormatter: percent },
      xAxis: { type: 'category', data: past.map(({ first, last }) => shortDays(first, last, language)), axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: muted, hideOverlap: true } },
      yAxis: { type: 'value', splitNumber: 3, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted, formatter: (value: number) => `${Math.round(value * 100)}%` } },
      series: [
        {
          name: t('scorecard:completion'),
          type: 'bar',
          barMaxWidth: 34,
          itemStyle: { color: accent, opacity: 0.75, borderRadius: [4, 4, 0, 0] },
          data: past.map(({ completion }) => Number(completion)),
          markLine: { silent: true, symbol: 'none', lineStyle: { color: ink, type: 'solid', width: 1.5 }, label: { show: false }, data: [{ yAxis: 1 }] },
        },
      ],
    };
  }, [language, past, t, theme]);
  if (past.length === 0) return null;
  const weeks = past.map(({ first, last, completion }) => `${shortDays(first, last, language)} ${ratio(completion).short}`);
  return (
    <section className="card">
      <h2>{t('outbound:weeks')}</h2>
      <p className="muted card-lead">{t('outbound:weeks-lead')}</p>
      <Chart option={option} height={200} description={t('outbound:weeks-described', { weeks: weeks.join(language === 'zh' ? '、' : ', ') })} />
    </section>
  );
}
