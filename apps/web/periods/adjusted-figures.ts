import type { AdjustmentLine } from '../api/periods.js';
import type { Language } from '../figures/figures.js';
import { points, ratio } from '../figures/figures.js';
import type { ModuleId } from '../scorecard/module-figures.js';
import { moduleFigure } from '../scorecard/module-figures.js';

const MODULES = ['sales', 'ads', 'slots', 'conversion', 'outbound'] as const satisfies readonly ModuleId[];
const WHOLE = ['total', 'grade', 'rank', 'probation', 'provisional'] as const;
const OF_MODULE = ['assessed', 'actual', 'target', 'completion', 'points', 'weight'] as const;

/** A published figure: of the whole scorecard (`module` null) or of a module. */
export interface AdjustedFigure {
  readonly module: ModuleId | null;
  readonly figure: (typeof WHOLE)[number] | (typeof OF_MODULE)[number];
}

/** The adjustment lines of a manager. */
export interface ManagerAdjustments {
  readonly managerId: string;
  readonly lines: readonly AdjustmentLine[];
}

/** Which figure a line is about; null where the page does not know it. */
export function figureNamed(name: string): AdjustedFigure | null {
  const [first, second] = name.split('.');
  const module = MODULES.find((each) => each === first) ?? null;
  const figure = module === null ? WHOLE.find((each) => each === first) : OF_MODULE.find((each) => each === second);
  return figure === undefined ? null : { module, figure };
}

/** A value of a figure, exactly: differences may be small. Null where it is a word. */
export function adjustedValue({ module, figure }: AdjustedFigure, value: string, language: Language): string | null {
  switch (figure) {
    case 'actual':
    case 'target':
      return module === null ? value : moduleFigure(module, value, language).exact;
    case 'completion':
      return ratio(value).exact;
    case 'total':
    case 'points':
      return points(value).exact;
    case 'weight':
      return `${Number(value)}%`;
    case 'rank':
    case 'grade':
      return value;
    case 'assessed':
    case 'probation':
    case 'provisional':
      return null;
  }
}

/** Lines by manager, in the order in which managers come; what is of the whole scorecard first, then by module. */
export function groupAdjustments(lines: readonly AdjustmentLine[]): ManagerAdjustments[] {
  const found = new Map<string, AdjustmentLine[]>();
  for (const line of lines) found.set(line.managerId, [...(found.get(line.managerId) ?? []), line]);
  return [...found].map(([managerId, own]) => ({ managerId, lines: own.toSorted((left, right) => placeOf(left) - placeOf(right)) }));
}

function placeOf({ figure: name }: AdjustmentLine): number {
  const known = figureNamed(name);
  if (known === null) return Number.MAX_SAFE_INTEGER;
  const { module, figure } = known;
  return module === null ? WHOLE.findIndex((each) => each === figure) : (MODULES.indexOf(module) + 1) * 10 + OF_MODULE.findIndex((each) => each === figure);
}
