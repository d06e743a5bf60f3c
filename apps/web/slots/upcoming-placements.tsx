import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useManagerPlacements } from '../api/slots.js';
import { businessZone, instant, todayIn } from '../figures/times.js';
import { MoreButton } from '../tables/more-failed.js';
import { useTexts } from '../text/use-texts.js';
import { dayAfter } from './lay-timeline.js';
import { PlacedMerchant, SlotName } from './placement-names.js';

const DAYS_AHEAD = 90;
const SOONEST_FIRST = { key: 'endsAt', isDescending: false };

/** The placements that run or are to come, and where slots are given out. */
export function UpcomingPlacements({ managerId }: { readonly managerId: string }) {
  const { t, language } = useTexts();
  const zone = businessZone(document.documentElement);
  const [now] = useState(() => new Date());
  const span = useMemo(() => {
    const today = todayIn(zone, now);
    return { from: today, to: dayAfter(today, DAYS_AHEAD) };
  }, [zone, now]);
  const { rows = [], error, more, hasMore } = useManagerPlacements({ managerId, span, sort: SOONEST_FIRST, rowsAtOnce: 20 });
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('slots:upcoming')}</h2>
        <Link className="no-print" to="/allocations">
          {t('slots:to-allocations')}
        </Link>
      </div>
      {error !== null ? (
        <p className="muted">{t('states:failed-lead')}</p>
      ) : rows.length === 0 ? (
        <p className="muted">{t('slots:upcoming-none', { days: DAYS_AHEAD })}</p>
      ) : (
        <ul className="entries">
          {rows.map((placement) => (
            <li key={`${placement.slotId} ${placement.merchantId} ${placement.startsAt}`}>
              <span>
                <SlotName placement={placement} />
                {placement.startsAt <= now.toISOString() && <span className="tag tag-good">{t('slots:running')}</span>}
              </span>
              <span className="person slots-when">
                <PlacedMerchant placement={placement} />
                <small className="figure">{t('slots:from-until', { from: instant(placement.startsAt, language, zone), until: instant(placement.endsAt, language, zone) })}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {hasMore && <MoreButton more={more} label={t('slots:more')} />}
    </section>
  );
}
