/** From which total to which arrows are drawn. */
export interface ScoreScale {
  readonly from: number;
  readonly to: number;
}

interface ArrowProps {
  readonly from: string | null;
  readonly to: string | null;
  readonly scale: ScoreScale;
  readonly description: string;
}

/** Where a total stands and where it would: a ring and a dot on the scale that all share. */
export function ScoreArrow({ from, to, scale, description }: ArrowProps) {
  const at = (total: string) => ((Number(total) - scale.from) / (scale.to - scale.from)) * 100;
  const [begin, end] = [from === null ? null : at(from), to === null ? null : at(to)];
  const way = begin === null || end === null || begin === end ? '' : end > begin ? 'moved-up' : 'moved-down';
  return (
    <span className={`score-arrow ${way}`} role="img" aria-label={description}>
      {begin !== null && end !== null && <span className="score-way" style={{ left: `${Math.min(begin, end)}%`, width: `${Math.abs(end - begin)}%` }} />}
      {begin !== null && <span className="score-from" style={{ left: `${begin}%` }} />}
      {end !== null && <span className="score-to" style={{ left: `${end}%` }} />}
    </span>
  );
}
