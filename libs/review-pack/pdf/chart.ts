import type { AxisScale } from './chart-scale.js';
import { scaleOver } from './chart-scale.js';
import { COLOURS } from './look.js';

/** Charts as vectors: columns and lines over an axis with ticks, and levels (targets, grade lines) across. Lengths in points. */

export interface ChartPoint {
  readonly label: string;
  /** Null: nothing is drawn, the place stays. */
  readonly value: number | null;
  /** Where it lies between the left end (0) and the right one (1), where the points are not evenly apart. */
  readonly across?: number;
  /** What stands at the point. */
  readonly text?: string;
  /** One that is there to compare with. */
  readonly isPale?: boolean;
  /** A short stroke across the column: what it could have been. */
  readonly mark?: number | null;
}

export interface ChartLevel {
  readonly value: number;
  readonly label: string;
  readonly isTarget?: boolean;
}

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly points: readonly ChartPoint[];
  readonly levels?: readonly ChartLevel[];
  /** The axis has no finer steps than this. */
  readonly leastStep?: number;
  /** How a tick is written. */
  readonly tick: (value: number) => string;
}

const FONT_SIZE = 6.2;
const ROOM = { left: 24, right: 16, top: 11, bottom: 13 };
const WIDEST_COLUMN = 26;
/** Labels nearer to each other than this would touch. */
const LABEL_ROOM = 17;

/** A chart of columns, from nought. */
export function drawColumns(chart: Chart): string {
  const figures = chart.points.flatMap(({ value, mark }) => [value ?? 0, mark ?? 0]);
  const scale = scaleOver([...figures, ...targetsOf(chart)], { steps: 5, fromNought: true, leastStep: chart.leastStep ?? 0 });
  const place = placesOf(chart, scale);
  const width = Math.min(WIDEST_COLUMN, place.step * 0.56);
  const columns = chart.points.map(({ value, text = '', isPale = false, mark = null }, index) => {
    const x = place.x(index);
    const stroke = mark === null ? '' : line(x - width / 2 - 3, place.y(mark), x + width / 2 + 3, place.y(mark), COLOURS.ink, 1.1);
    if (value === null) return stroke;
    const [top, foot] = [place.y(Math.max(0, value)), place.y(Math.min(0, value))];
    const column = `<rect x="${at(x - width / 2)}" y="${at(top)}" width="${at(width)}" height="${at(foot - top)}" fill="${isPale ? COLOURS.barSoft : COLOURS.bar}"/>`;
    return column + stroke + figure(x, Math.min(top, mark === null ? top : place.y(mark)) - 3, text);
  });
  return picture(chart, [...axis(chart, scale, place), ...levelsOf(chart, scale, place), ...columns, ...namesOf(chart, place)]);
}

/** A chart of a line through points; where a value is missing the line breaks. */
export function drawLine(chart: Chart): string {
  const figures = chart.points.flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = scaleOver([...figures, ...targetsOf(chart)], { steps: 4, fromNought: false });
  const place = placesOf(chart, scale);
  const runs: string[][] = [[]];
  const dots: string[] = [];
  for (const [index, { value }] of chart.points.entries()) {
    if (value === null) runs.push([]);
    else {
      runs.at(-1)?.push(`${at(place.x(index))},${at(place.y(value))}`);
      dots.push(`<circle cx="${at(place.x(index))}" cy="${at(place.y(value))}" r="1.5" fill="${COLOURS.bar}"/>`);
    }
  }
  const lines = runs.filter(({ length }) => length > 1).map((run) => `<polyline points="${run.join(' ')}" fill="none" stroke="${COLOURS.bar}" stroke-width="1.3" stroke-linejoin="round"/>`);
  return picture(chart, [...axis(chart, scale, place), ...levelsOf(chart, scale, place), ...lines, ...dots, ...lastFigure(chart, place), ...namesOf(chart, place)]);
}

interface Places {
  readonly left: number;
  readonly right: number;
  readonly step: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

function placesOf({ width, height, points }: Chart, { low, high }: AxisScale): Places {
  const [left, right] = [ROOM.left, width - ROOM.right];
  const step = (right - left) / Math.max(1, points.length);
  const [top, foot] = [ROOM.top, height - ROOM.bottom];
  const x = (index: number) => left + (points[index]?.across === undefined ? (index + 0.5) * step : points[index].across * (right - left));
  return { left, right, step, x, y: (value) => foot - ((value - low) / (high - low)) * (foot - top) };
}

function axis({ tick }: Chart, { ticks }: AxisScale, { left, right, y }: Places): string[] {
  return ticks.flatMap((value) => [
    line(left, y(value), right, y(value), COLOURS.line, value === 0 ? 0.9 : 0.5),
    label(left - 4, y(value) + 2.2, tick(value), { anchor: 'end', colour: COLOURS.muted }),
  ]);
}

/** The levels that lie on the axis; a target is always among them. */
function levelsOf({ levels = [] }: Chart, { low, high }: AxisScale, { left, right, y }: Places): string[] {
  let named = -Infinity;
  return levels
    .filter(({ value }) => value >= low && value <= high)
    .toSorted((one, other) => other.value - one.value)
    .flatMap(({ value, label: name, isTarget = false }) => {
      const colour = isTarget ? COLOURS.warn : COLOURS.edge;
      const stroke = line(left, y(value), right, y(value), colour, 0.7, '2.2 1.8');
      // Names of lines too near to each other would overlap: the upper one stays.
      if (y(value) - named < FONT_SIZE) return [stroke];
      named = y(value);
      return [stroke, label(right + 3, y(value) + 2.2, name, { anchor: 'start', colour })];
    });
}

/** Names below the points, so few of them that they do not touch. */
function namesOf({ points, height }: Chart, { x }: Places): string[] {
  let end = -Infinity;
  return points.flatMap(({ label: name }, index) => {
    if (x(index) - end < LABEL_ROOM) return [];
    end = x(index);
    return [label(x(index), height - 4, name, { anchor: 'middle', colour: COLOURS.muted })];
  });
}

/** The newest figure stands at its point. */
function lastFigure({ points }: Chart, { x, y }: Places): string[] {
  const index = points.findLastIndex(({ value }) => value !== null);
  const { value = null, text = '' } = points[index] ?? {};
  return value === null ? [] : [figure(x(index), y(value) - 4, text)];
}

function targetsOf({ levels = [] }: Chart): number[] {
  return levels.flatMap(({ value, isTarget = false }) => (isTarget ? [value] : []));
}

function picture({ width, height }: Chart, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string, width: number, dash = ''): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${colour}" stroke-width="${width}"${dashes}/>`;
}

function label(x: number, y: number, text: string, { anchor, colour }: { readonly anchor: 'start' | 'middle' | 'end'; readonly colour: string }): string {
  if (text === '') return '';
  return `<text x="${at(x)}" y="${at(y)}" font-size="${FONT_SIZE}" text-anchor="${anchor}" fill="${colour}">${escapeText(text)}</text>`;
}

/** A figure at its point, on white, so that no line runs through it. */
function figure(x: number, y: number, text: string): string {
  if (text === '') return '';
  const width = text.length * FONT_SIZE * 0.58;
  const back = `<rect x="${at(x - width / 2)}" y="${at(y - FONT_SIZE * 0.86)}" width="${at(width)}" height="${at(FONT_SIZE)}" fill="#ffffff"/>`;
  return back + label(x, y, text, { anchor: 'middle', colour: COLOURS.ink });
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function at(place: number): string {
  return String(Math.round(place * 100) / 100);
}
