import { useMemo } from 'react';
import { Chart } from '../charts/chart.js';
import type { Figure } from '../figures/figures.js';
import { count, money } from '../figures/figures.js';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';
import { useTexts } from '../text/use-texts.js';

/** A bar of the chart: its day or month, and the figure as it is published. */
export interface ChartPoint {
  readonly at: string;
  readonly value: string | number;
}

interface ChartProps {
  readonly name: string;
  readonly points: readonly ChartPoint[];
  readonly unit: 'money' | 'count';
  /** The figure of all of them, as it is published. */
  readonly sum: string | number;
}

/** What each day or month brought. */
export function DaysChart({ name, points, unit, sum }: ChartProps) {
  const { t, language } = useTexts();
  const { theme } = useTheme();
  const option = useMemo(() => {
    const { muted, line, ink, accent, surface } = COLOURS[theme];
    const label = (value: number) => figure(String(value), unit, language).short;
    return {
      grid: { left: 4, right: 16, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', backgroundColor: surface, borderColor: line, textStyle: { color: ink }, valueFormatter: (value: unknown) => (typeof value === 'number' ? figure(String(value), unit, language).exact : '–') },
      xAxis: {
        type: 'category',
        // Of a day the month and the day are enough; a month says its year.
        data: points.map(({ at }) => (at.length > 7 ? at.slice(5) : at)),
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
        axisLabel: { color: muted, hideOverlap: true },
      },
      yAxis: { type: 'value', splitNumber: 3, minInterval: unit === 'count' ? 1 : 0, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted, formatter: (value: number) => label(value).replace(/\.0+(?=\D|$)/, '') } },
      series: [{ name, type: 'bar', barCategoryGap: '28%', barMaxWidth: 44, itemStyle: { color: accent, opacity: 0.8, borderRadius: [3, 3, 0, 0] }, data: points.map(({ value }) => Number(value)) }],
    };
  }, [name, points, unit, language, theme]);
  return <Chart option={option} height={210} description={describe()} />;

  function describe(): string {
    const largest = points.toSorted((left, right) => Number(right.value) - Number(left.value))[0];
    const words = { name, number: points.length, sum: figure(String(sum), unit, language).exact };
    if (largest === undefined) return t('merchantFigures:chart-empty', words);
    return t('merchantFigures:chart-described', { ...words, at: largest.at, most: figure(String(largest.value), unit, language).exact });
  }
}

function figure(value: string, unit: 'money' | 'count', language: 'zh' | 'en'): Figure {
  return unit === 'money' ? money(value, language) : count(value, language);
}
