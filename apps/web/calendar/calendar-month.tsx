import type { CSSProperties } from 'react';
import type { CalendarDay } from '../api/calendar.js';
import { day as dayName, periodName, weekdayNames } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { weeksOfMonth } from './named-days.js';

interface MonthProps {
  readonly month: string;
  readonly entries: readonly CalendarDay[];
  readonly today: string;
  /** Opens a day to be changed; null for those who only read. */
  readonly onOpen: ((day: string) => void) | null;
}

/** A month in weeks: the days that have a name or a weight of their own stand out by how much they weigh. */
export function CalendarMonth({ month, entries, today, onOpen }: MonthProps) {
  const { language } = useTexts();
  const name = periodName(month, language);
  return (
    <section className="card">
      <h2>{name}</h2>
      {/* It scrolls to the side, by keyboard too. */}
      <div className="weights-frame" tabIndex={0} role="region" aria-label={name}>
        <table className="weights" aria-label={name}>
          <thead>
            <tr>
              {weekdayNames(language).map((weekday) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOfMonth(month).map((week) => (
              <tr key={week.find((each) => each !== null)}>
                {week.map((each, place) => (
                  // A place is a day of the week: it never moves.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={place}>{each !== null && <Day day={each} entry={entries.find(({ day }) => day === each)} isToday={each === today} onOpen={onOpen} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface DayProps {
  readonly day: string;
  readonly entry: CalendarDay | undefined;
  readonly isToday: boolean;
  readonly onOpen: ((day: string) => void) | null;
}

function Day({ day, entry, isToday, onOpen }: DayProps) {
  const { t, language } = useTexts();
  const className = `weight-day ${entry === undefined ? '' : Number(entry.weight) < 1 ? 'weight-less' : 'weight-more'}`;
  // From 1 to 4 and above, from light to full.
  const style = { '--above': Math.min(Math.max(Number(entry?.weight ?? 1) - 1, 0) / 3, 1) } as CSSProperties;
  const current = isToday ? ({ 'aria-current': 'date' } as const) : {};
  const content = (
    <>
      <span className="weight-date" aria-hidden={onOpen !== null}>
        {Number(day.slice(8))}
      </span>
      {entry !== undefined && (
        <>
          <span className="weight-label" aria-hidden={onOpen !== null}>
            {entry.label ?? t('calendar:unnamed')}
          </span>
          <span className="figure" aria-hidden={onOpen !== null}>
            ×{entry.weight}
          </span>
        </>
      )}
    </>
  );
  if (onOpen === null) {
    return (
      <div className={className} style={style} {...current}>
        {content}
      </div>
    );
  }
  const described = t(entry === undefined ? 'calendar:day-ordinary' : 'calendar:day-named', { day: dayName(day, language), label: entry?.label ?? t('calendar:unnamed'), weight: entry?.weight ?? '1' });
  return (
    <button type="button" className={className} style={style} {...current} onClick={() => onOpen(day)}>
      <span className="weight-described">{described}</span>
      {content}
    </button>
  );
}
