import type { OutboundDay, OutboundOfPeriod, OutboundSlice } from '../api/daily-outlook.js';
import { count, ratio } from '../figures/figures.js';
import { periodName, shortDays, weekdayNames } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { heatOf, signOf } from './heat.js';
import { weekRowsOf } from './week-rows.js';

interface CalendarProps {
  readonly month: string;
  readonly data: OutboundOfPeriod;
  readonly onOpen: (days: { readonly first: string; readonly last: string }) => void;
}

/** A month in days, a week in each row with how it was met. Days and weeks open into their merchants. */
export function MonthCalendar({ month, data, onOpen }: CalendarProps) {
  const { t, language } = useTexts();
  const name = periodName(month, language);
  return (
    <section className="card month">
      <h2>{name}</h2>
      {/* It scrolls to the side, by keyboard too. */}
      <div className="month-frame" tabIndex={0} role="region" aria-label={name}>
        <table className="calendar" aria-label={name}>
          <thead>
            <tr>
              {weekdayNames(language).map((weekday) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
              <th scope="col" className="calendar-week">
                {t('outbound:week')}
              </th>
            </tr>
          </thead>
          <tbody>
            {weekRowsOf(month, data.slices, data.days).map(({ slice, days }) => (
              <tr key={slice.week}>
                {days.map((each, place) => (
                  // A place is a day of the week: it never moves.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={place}>{each !== null && <Day day={each} isAsOf={each.day === data.asOf} onOpen={() => onOpen({ first: each.day, last: each.day })} />}</td>
                ))}
                <td className="calendar-week">
                  <Week slice={slice} onOpen={() => onOpen(slice)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Day({ day: { day, label, actual, target, completion }, isAsOf, onOpen }: { readonly day: OutboundDay; readonly isAsOf: boolean; readonly onOpen: () => void }) {
  const { t, language } = useTexts();
  const number = Number(day.slice(8));
  const wanted = target === null ? '–' : count(target, language).short;
  if (actual === null) {
    return (
      <div className="calendar-day calendar-ahead">
        <span className="calendar-date">
          {number} {label !== null && <em title={label}>{label}</em>}
        </span>
        <span className="figure muted">/ {wanted}</span>
      </div>
    );
  }
  const described = t('outbound:day-described', { day: shortDays(day, day, language), label: label === null ? '' : `${label} `, actual: count(actual, language).exact, target: wanted, completion: ratio(completion).short });
  return (
    <button type="button" className={`calendar-day heat-${heatOf(completion)}`} onClick={onOpen} {...(isAsOf && { 'aria-current': 'date' })}>
      <span className="only-heard">{described}</span>
      <span className="calendar-date" aria-hidden>
        {number} {label !== null && <em title={label}>{label}</em>}
      </span>
      <span className="figure" aria-hidden>
        <strong>{count(actual, language).short}</strong>
        <small> / {wanted}</small>
      </span>
      <small className="figure" aria-hidden>
        {signOf(completion)} {ratio(completion).short}
      </small>
    </button>
  );
}

function Week({ slice: { first, last, actual, target, completion }, onOpen }: { readonly slice: OutboundSlice; readonly onOpen: () => void }) {
  const { t, language } = useTexts();
  const wanted = target === null ? '–' : count(target, language).short;
  if (completion === null && actual === 0) return <span className="calendar-day calendar-ahead figure muted">/ {wanted}</span>;
  const described = t('outbound:week-described', { days: shortDays(first, last, language), actual: count(actual, language).exact, target: wanted, completion: ratio(completion).short });
  return (
    <button type="button" className={`calendar-day heat-${heatOf(completion)}`} onClick={onOpen}>
      <span className="only-heard">{described}</span>
      <strong className="figure" aria-hidden>
        {signOf(completion)} {ratio(completion).short}
      </strong>
      <small className="figure" aria-hidden>
        {count(actual, language).short} / {wanted}
      </small>
    </button>
  );
}
