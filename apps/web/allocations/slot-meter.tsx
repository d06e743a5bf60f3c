import { useTexts } from '../text/use-texts.js';

/** More cells than these are too small to be told apart: then it is a bar. */
const MOST_CELLS = 48;

interface MeterProps {
  readonly slots: number;
  /** How many are given, with what is about to be changed. */
  readonly sum: number;
}

/** How many of the slots are given: the limit that must not be passed. */
export function SlotMeter({ slots, sum }: MeterProps) {
  const { t } = useTexts();
  const over = sum - slots;
  const cells = Math.max(slots, sum);
  return (
    <div className={over > 0 ? 'slot-meter slot-meter-over' : 'slot-meter'}>
      <p aria-live="polite">
        <strong className="figure">{t('allocations:given', { given: sum, slots })}</strong>{' '}
        <span className={over > 0 ? 'slot-over' : 'muted'}>{over > 0 ? t('allocations:over', { number: over }) : over < 0 ? t('allocations:left', { number: -over }) : t('allocations:all-given')}</span>
      </p>
      {cells <= MOST_CELLS ? (
        <span className="slot-cells" aria-hidden>
          {Array.from({ length: cells }, (_, index) => (
            // A cell is a place: it never moves.
            // oxlint-disable-next-line react/no-array-index-key
            <i key={index} className={index >= slots ? 'slot-cell-over' : index < sum ? 'slot-cell-given' : ''} />
          ))}
        </span>
      ) : (
        <span className="bar" aria-hidden>
          <span style={{ width: `${Math.min(100, (sum / slots) * 100)}%` }} />
        </span>
      )}
    </div>
  );
}
