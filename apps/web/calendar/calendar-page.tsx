import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useCalendar } from '../api/calendar.js';
import { useSession } from '../api/session.js';
import { businessZone, periodName, todayIn } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { daysOfQuarter, quarterAfter, quarterOf } from '../targets/quarters.js';
import { useTexts } from '../text/use-texts.js';
import { CalendarMonth } from './calendar-month.js';
import { DaysForm } from './days-form.js';
import { SpanList } from './span-list.js';
import './calendar.css';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The business calendar of a quarter: promotions and holidays, and how much their days weigh. The days that are being changed stand in the address. */
export function CalendarPage() {
  const { t, language } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { data: session } = useSession();
  const [today] = useState(() => todayIn(businessZone(document.documentElement), new Date()));
  const quarter = /^\d{4}Q[1-4]$/.exec(query.get('quarter') ?? '')?.[0] ?? quarterOf(today.slice(0, 7));
  const span = daysOfQuarter(quarter);
  const { data, error, refetch, isPlaceholderData } = useCalendar(span);
  const mayChange = session?.permissions.includes('rules.change') ?? false;
  const open = (from: string | null, to: string | null) =>
    setQuery((asked) => {
      asked.set('quarter', quarter);
      for (const [name, value] of [['from', from], ['to', to]] as const) {
        if (value === null) asked.delete(name);
        else asked.set(name, value);
      }
      return asked;
    });
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? query.get('from') ?? ''];
  const toQuarter = (number: number) => `?${new URLSearchParams({ quarter: quarterAfter(quarter, number) }).toString()}`;
  return (
    <>
      <title>{`${t('calendar:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>
            {t('calendar:title')} <span className="head-period">{periodName(quarter, language)}</span>
          </h1>
          <p className="muted">{t('calendar:lead')}</p>
        </div>
        <div className="head-tools">
          {mayChange && (
            <Button type="primary" onClick={() => open(defaultDay(today, span), defaultDay(today, span))}>
              {t('calendar:add')}
            </Button>
          )}
        </div>
      </div>
      <nav className="view-head" aria-label={t('calendar:quarters')}>
        <Link to={toQuarter(-1)}>
          <span aria-hidden>←</span> {periodName(quarterAfter(quarter, -1), language)}
        </Link>
        <Link to={toQuarter(1)}>
          {periodName(quarterAfter(quarter, 1), language)} <span aria-hidden>→</span>
        </Link>
      </nav>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <>
          <CardSkeleton rows={3} />
          <CardSkeleton rows={8} />
        </>
      ) : (
        <div className={isPlaceholderData ? 'stale' : ''}>
          <SpanList entries={data} onOpen={mayChange ? open : null} />
          {!mayChange && <p className="muted calendar-read">{t('calendar:read-only')}</p>}
          {monthsOf(quarter).map((month) => (
            <CalendarMonth key={month} month={month} entries={data} today={today} onOpen={mayChange ? (day) => open(day, day) : null} />
          ))}
        </div>
      )}
      {mayChange && DAY.test(from) && DAY.test(to) && <DaysForm from={from} to={to} onRange={open} onClose={() => open(null, null)} />}
    </>
  );
}

/** Today, where the quarter has it; else its first day. */
function defaultDay(today: string, { first, last }: { readonly first: string; readonly last: string }): string {
  return today >= first && today <= last ? today : first;
}

function monthsOf(quarter: string): string[] {
  const number = Number(quarter.slice(5)) * 3;
  return [number - 2, number - 1, number].map((month) => `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}`);
}
