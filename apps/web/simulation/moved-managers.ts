import type { SimulatedManager } from '../api/rules.js';

/** What one value loses or gains from now to then, in hundredths; null where one of them is none. */
export function hundredthsMoved(today: string | null, then: string | null): number | null {
  return today === null || then === null ? null : hundredthsOf(then) - hundredthsOf(today);
}

/** Hundredths as points with their sign: 101 reads +1.01. */
export function writeMoved(hundredths: number): string {
  const size = Math.abs(hundredths);
  return `${hundredths > 0 ? '+' : hundredths < 0 ? '−' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** Whether anything that is published of somebody would be another. */
export function isMoved({ today, simulated, modules }: SimulatedManager): boolean {
  return today.total !== simulated.total || today.grade !== simulated.grade || today.rank !== simulated.rank || modules.some((module) => module.today !== module.simulated);
}

/** By what the managers are sorted. */
export type MovedOrder = 'difference' | 'today' | 'then' | 'manager';

/** The managers in an order: those who move most, or have most, first; those without a value last. */
export function sortMoved(managers: readonly SimulatedManager[], order: MovedOrder, isDescending: boolean): SimulatedManager[] {
  const way = isDescending ? -1 : 1;
  if (order === 'manager') return managers.toSorted((one, other) => way * one.name.localeCompare(other.name, 'zh'));
  const valueOf = ({ today, simulated }: SimulatedManager) => {
    if (order === 'today') return today.total === null ? null : hundredthsOf(today.total);
    if (order === 'then') return simulated.total === null ? null : hundredthsOf(simulated.total);
    const moved = hundredthsMoved(today.total, simulated.total);
    return moved === null ? null : Math.abs(moved);
  };
  return managers.toSorted((one, other) => {
    const [first, second] = [valueOf(one), valueOf(other)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return way * (first - second);
  });
}

/** From which total to which the arrows of all managers are drawn. */
export function scaleOf(managers: readonly SimulatedManager[]): { readonly from: number; readonly to: number } {
  const totals = managers.flatMap(({ today, simulated }) => [today.total, simulated.total]).flatMap((total) => (total === null ? [] : [Number(total)]));
  if (totals.length === 0) return { from: 0, to: 100 };
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  const room = Math.max(1, (most - least) * 0.06);
  return { from: least - room, to: most + room };
}

function hundredthsOf(points: string): number {
  return Math.round(Number(points) * 100);
}
