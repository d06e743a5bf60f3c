/** What a scorecard publishes: by the name of the figure, as it is written; null or absent where there is nothing. */
export type Figures = Readonly<Record<string, string | null>>;

/** A published figure that is another one by now. */
export interface AdjustmentLine {
  /** `total`, `grade`, `rank`, `sales.points` and the like. */
  readonly figure: string;
  readonly closedValue: string | null;
  readonly currentValue: string | null;
}

/** The figures that differ, in the order of the closed scorecard; those that only the current one has follow. */
export function compareFigures(closed: Figures, current: Figures): AdjustmentLine[] {
  const names = [...new Set([...Object.keys(closed), ...Object.keys(current)])];
  return names
    .map((figure) => ({ figure, closedValue: closed[figure] ?? null, currentValue: current[figure] ?? null }))
    .filter(({ closedValue, currentValue }) => closedValue !== currentValue);
}

/** The figures that a closed scorecard would have: its own, with the lines laid over them. */
export function adjustFigures(closed: Figures, lines: readonly AdjustmentLine[]): Figures {
  const adjusted: Record<string, string | null> = { ...closed };
  for (const { figure, currentValue } of lines) adjusted[figure] = currentValue;
  return adjusted;
}
