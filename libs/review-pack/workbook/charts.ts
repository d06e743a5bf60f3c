import type { Chart } from '#libs/spreadsheets/workbook.js';
import { COLOURS, SERIES } from './looks.js';

/** A line or a group of columns of a chart: its name and the ranges of values and labels. */
export interface ChartRange {
  readonly name: string;
  readonly values: string;
  readonly labels: string;
}

type Drawn = Omit<Chart, 'anchor'>;

const AXES: NonNullable<Chart['axes']> = {
  x: { labelFontSize: 8, labelColor: COLOURS.muted, majorTickMark: 'none', minorTickMark: 'none' },
  y: { labelFontSize: 8, labelColor: COLOURS.muted, gridlines: { major: true }, majorTickMark: 'none', minorTickMark: 'none' },
};

const FRAME: Partial<Chart> = { titleFontSize: 11, titleBold: true, titleColor: COLOURS.ink, chartSpaceBorderColor: COLOURS.line, roundedCorners: false };

/** A chart of columns side by side, each with its value where there are few. */
export function columnChart(title: string, ranges: readonly ChartRange[], format: string, showsValues: boolean): Drawn {
  return {
    ...FRAME,
    type: 'column',
    title,
    barGrouping: 'clustered',
    gapWidth: 80,
    series: ranges.map(({ name, values, labels }, index) => ({ name, values, categories: labels, color: colourOf(index) })),
    legend: ranges.length > 1 ? 'bottom' : false,
    ...(showsValues ? { dataLabels: { showValue: true, position: 'outEnd', fontSize: 8, fontColor: COLOURS.ink, numberFormat: { formatCode: format } } } : {}),
    legendFontSize: 8,
    // Columns say by their height how much it is: they begin at nought.
    axes: withFormat(format.replace(/\.0+/, ''), { min: 0 }),
    altText: title,
  };
}

/** A chart of lines; days without a value leave a gap. */
export function lineChart(title: string, ranges: readonly ChartRange[], format: string): Drawn {
  return {
    ...FRAME,
    type: 'line',
    title,
    series: ranges.map(({ name, values, labels }, index) => ({
      name,
      values,
      categories: labels,
      color: colourOf(index),
      stroke: { width: 2 },
      marker: { symbol: 'circle', size: 4, fill: colourOf(index), line: colourOf(index) },
    })),
    legend: ranges.length > 1 ? 'bottom' : false,
    legendFontSize: 8,
    dispBlanksAs: 'gap',
    axes: withFormat(format),
    altText: title,
  };
}

function withFormat(format: string, scale: { min?: number } = {}): NonNullable<Chart['axes']> {
  return { ...AXES, y: { ...AXES.y, scale, numberFormat: { formatCode: format } } };
}

function colourOf(index: number): string {
  return SERIES[index % SERIES.length] ?? COLOURS.bar;
}
