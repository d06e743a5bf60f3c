import type { CalendarDay } from '../api/calendar.js';
import { shortDays } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { namedSpans } from './named-days.js';

interface ListProps {
  readonly entries: readonly CalendarDay[];
  /** Opens days to be changed; null for those who only read. */
  readonly onOpen: ((first: string, last: string) => void) | null;
}

/** The promotions and holidays of a quarter by name. */
export function SpanList({ entries, onOpen }: ListProps) {
  const { t, language } = useTexts();
  const spans = namedSpans(entries);
  return (
    <section className="card">
      <h2>{t('calendar:named')}</h2>
      {spans.length === 0 ? (
        <p className="muted">{t('calendar:none')}</p>
      ) : (
        <ul className="span-list">
          {spans.map(({ label, first, last, leastWeight, mostWeight }) => (
            <li key={first}>
              <strong>{label ?? t('calendar:unnamed')}</strong>
              <span className="muted">{shortDays(first, last, language)}</span>
              <span className="figure">×{leastWeight === mostWeight ? mostWeight : `${leastWeight}–${mostWeight}`}</span>
              {onOpen !== null && (
                <button type="button" className="link" aria-label={t('calendar:change-span', { label: label ?? t('calendar:unnamed'), days: shortDays(first, last, language) })} onClick={() => onOpen(first, last)}>
                  {t('calendar:change')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
