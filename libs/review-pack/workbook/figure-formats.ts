import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_SLICES } from '#libs/kpi/list.js';
import type { ManagerPages } from '../review-pack.js';
import type { FormatName } from './looks.js';

/** The format of a module's actual and target. */
export function unitOf(module: ModuleId): FormatName {
  return KPI_SLICES[module].kpi.unit;
}

/** The format of a weight: most are whole numbers, and a format for others would leave a point behind those. */
export function weightFormat(weight: string | number): FormatName {
  return Number.isInteger(Number(weight)) ? 'count' : 'points';
}

/** The format of a module's completion, points or weight. */
export function formatOfFigure(figure: 'completion' | 'points' | 'weight', published: ManagerPages['summary']['modules'][string] | undefined): FormatName {
  if (figure === 'completion') return 'ratio';
  if (figure === 'points') return 'points';
  return weightFormat(published?.assessed === true ? published.weight : '0');
}
