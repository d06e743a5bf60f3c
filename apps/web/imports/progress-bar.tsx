import { useTexts } from '../text/use-texts.js';
import { remainingTime, secondsLeft } from './remaining-time.js';

interface BarProps {
  readonly label: string;
  /** How much of it is done, from 0 to 1; null where that cannot be told. */
  readonly share: number | null;
  /** How long it has gone on, in milliseconds; null where that is not known. */
  readonly elapsedMs: number | null;
}

/** How far something is, and how long it will still take. */
export function ProgressBar({ label, share, elapsedMs }: BarProps) {
  const { t, language } = useTexts();
  if (share === null) {
    return (
      <div className="bar bar-going" role="progressbar" aria-label={label}>
        <span />
      </div>
    );
  }
  const percent = Math.floor(share * 100);
  const left = elapsedMs === null ? null : secondsLeft(share, elapsedMs);
  return (
    <div className="import-progress">
      <div className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <span style={{ width: `${percent}%` }} />
      </div>
      <span className="muted figure">{left === null || share >= 1 ? `${percent}%` : `${percent}% · ${t('imports:left', { time: remainingTime(left, language) })}`}</span>
    </div>
  );
}
