import { useState } from 'react';
import { Link } from 'react-router';
import { useOutbound } from '../api/daily-outlook.js';
import type { OutboundOfPeriod } from '../api/daily-outlook.js';
import { count, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { businessZone, shortDays, yesterdayIn } from '../figures/times.js';
import { outboundPath } from '../outbound/outbound-path.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';

interface OutboundProps {
  readonly managerId: string;
  readonly period: string;
  readonly asOf: string | null;
}

/** What went out on the last day that counts and in its week, against their targets. */
export function OutboundToday({ managerId, period, asOf }: OutboundProps) {
  const { t } = useTexts();
  const { data, error } = useOutbound(managerId, period, asOf);
  if (error !== null) return null;
  if (data === undefined) return <CardSkeleton rows={4} />;
  const path = outboundPath(managerId, { period, asOf });
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('scorecard:outbound-now')}</h2>
        <Link className="no-print" to={path}>
          {t('scorecard:to-outbound')}
        </Link>
      </div>
      {data.today === null ? <p className="muted">{t('scorecard:not-begun')}</p> : <Days managerId={managerId} data={data} today={data.today} />}
    </section>
  );
}

function Days({ managerId, data, today }: { readonly managerId: string; readonly data: OutboundOfPeriod; readonly today: NonNullable<OutboundOfPeriod['today']> }) {
  const { t, language } = useTexts();
  const { period, currentSlice } = data;
  const [yesterday] = useState(() => yesterdayIn(businessZone(document.documentElement), new Date()));
  const isYesterday = today.day === yesterday;
  const dayName = shortDays(today.day, today.day, language);
  return (
    <>
      <dl className="outbound-now">
        <Reached
          name={isYesterday ? t('scorecard:yesterday', { day: dayName }) : dayName}
          to={outboundPath(managerId, { period, from: today.day, to: today.day })}
          actual={today.actual}
          target={today.target}
          completion={today.completion}
        />
        {currentSlice !== null && (
          <Reached
            name={t('scorecard:this-week', { days: shortDays(currentSlice.first, currentSlice.last, language) })}
            to={outboundPath(managerId, { period, from: currentSlice.first, to: currentSlice.last })}
            actual={currentSlice.actual}
            target={currentSlice.target}
            completion={currentSlice.ofWhole}
            note={currentSlice.targetToDate === currentSlice.target ? null : t('scorecard:to-date', { target: count(currentSlice.targetToDate, language).short, completion: ratio(currentSlice.completion).short })}
          />
        )}
      </dl>
      {!isYesterday && <p className="muted outbound-note">{t('scorecard:not-yesterday', { day: dayName })}</p>}
    </>
  );
}

interface ReachedProps {
  readonly name: string;
  readonly to: string;
  readonly actual: number | null;
  readonly target: number | null;
  readonly completion: string | null;
  readonly note?: string | null;
}

function Reached({ name, to, actual, target, completion, note = null }: ReachedProps) {
  const { t, language } = useTexts();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Link to={to}>
          <Shown figure={count(actual, language)} />
        </Link>{' '}
        <span className="muted">/ {target === null ? t('scorecard:without-target') : count(target, language).short}</span>
      </dd>
      <dd className="outbound-rate">
        {completion !== null && <Shown figure={ratio(completion)} />} {note !== null && <span className="muted">{note}</span>}
      </dd>
    </div>
  );
}
