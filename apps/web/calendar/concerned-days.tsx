import type { CalendarDay, DayChange } from '../api/calendar.js';
import { shortDays } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

/** The days that would be changed: what the calendar says of each, and what it would say. */
export function ConcernedDays({ changes, entries }: { readonly changes: readonly DayChange[]; readonly entries: readonly CalendarDay[] }) {
  const { t, language } = useTexts();
  const say = (entry: { readonly weight: string; readonly label: string | null } | null | undefined) =>
    entry === null || entry === undefined ? t('calendar:ordinary') : `${entry.label ?? t('calendar:unnamed')} ×${entry.weight}`;
  if (changes.length === 0) return null;
  return (
    <div className="concerned-days" tabIndex={0} role="region" aria-label={t('calendar:concerned')}>
      <ul>
        {changes.map(({ day, entry }) => (
          <li key={day}>
            <span>{shortDays(day, day, language)}</span>
            <span>
              <span className="muted">{say(entries.find((each) => each.day === day))}</span> → <strong>{say(entry)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
