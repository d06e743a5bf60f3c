/** The periods that rules are tried on: the quarter of the latest order, its months up to it, and the quarter before. The first is taken where none is chosen. */
export function simulatedPeriods(latestDay: string): string[] {
  const [year = 0, month = 1] = latestDay.split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  const firstMonth = quarter * 3 - 2;
  const months = Array.from({ length: month - firstMonth + 1 }, (_, index) => `${year}-${String(month - index).padStart(2, '0')}`);
  return [`${year}Q${quarter}`, ...months, quarter === 1 ? `${year - 1}Q4` : `${year}Q${quarter - 1}`];
}
