import { Skeleton } from 'antd';
import type { PeriodEvent, PeriodPlace } from '../api/periods.js';
import { usePeriodHistory } from '../api/periods.js';
import { businessZone, instant } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { MoreButton } from '../tables/more-failed.js';
import { useTexts } from '../text/use-texts.js';

const TONES = { asked: 'tag-warn', withdrawn: '', closed: 'tag-good', reopened: 'tag-bad' } as const;
const WAYS = ['page', 'token', 'command-line', 'job'] as const;

/** What happened to a period: who did it, when and why. */
export function HistoryCard({ place }: { readonly place: PeriodPlace }) {
  const { t } = useTexts();
  const { rows, more, hasMore, error } = usePeriodHistory(place);
  return (
    <section className="card">
      <h2>{t('periods:history')}</h2>
      <Refusal error={error} />
      {rows === undefined ? (
        error === null && <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : rows.length === 0 ? (
        <p className="muted">{t('periods:no-history')}</p>
      ) : (
        <ol className="events">
          {rows.map((event) => (
            <Event key={event.entryId} event={event} />
          ))}
        </ol>
      )}
      {hasMore && <MoreButton more={more} label={t('periods:more')} />}
    </section>
  );
}

function Event({ event: { event, actorName, via, at, reason, fingerprint, adjustments } }: { readonly event: PeriodEvent }) {
  const { t, language } = useTexts();
  const way = WAYS.find((each) => each === via);
  return (
    <li>
      <span className={`tag ${TONES[event]}`}>{t(`periods:event-${event}`)}</span>
      <div>
        <p>
          <strong>{actorName}</strong>{' '}
          <span className="muted">
            {instant(at, language, businessZone(document.documentElement))}
            {way !== undefined && ` · ${t(`periods:via-${way}`)}`}
          </span>
        </p>
        {reason !== null && <p>{t('periods:because', { reason })}</p>}
        {event === 'reopened' && adjustments !== null && adjustments > 0 && <p className="muted">{t('periods:went', { number: adjustments })}</p>}
        {fingerprint !== null && (
          <p className="muted">
            {t('periods:fingerprint')} <code title={fingerprint}>{fingerprint.slice(0, 16)}…</code>
          </p>
        )}
      </div>
    </li>
  );
}
