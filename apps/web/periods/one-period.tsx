import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { useRanking } from '../api/scorecards.js';
import { useSession } from '../api/session.js';
import { day, periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { AdjustmentsCard } from './adjustments-card.js';
import { HistoryCard } from './history-card.js';
import type { PeriodRow } from './period-rows.js';
import { StandingCard } from './standing-card.js';
import { PeriodStateTag } from './state-tag.js';
import { VerificationCard } from './verification-card.js';

/** Roles that reach a whole division: others see what is theirs, and ask without naming the division. */
const OF_WHOLE_DIVISIONS = ['administrator', 'director', 'auditor'] as const;

/** One period of a division: how it stands and what can be done, what late facts would change, and what happened to it. */
export function OnePeriod({ row, closeByTwo }: { readonly row: PeriodRow; readonly closeByTwo: boolean }) {
  const { t, language } = useTexts();
  const { hash } = useLocation();
  const { data: session } = useSession();
  const { period, division, state } = row;
  const reachesAll = session?.grants.some(({ role }) => OF_WHOLE_DIVISIONS.some((each) => each === role)) ?? false;
  const place = { period: period.period, division: reachesAll ? division.division : null };
  const { data: ranking } = useRanking({ ...place, order: 'rank', isDescending: false });
  const isThere = ranking !== undefined;
  useEffect(() => {
    // Links to the adjustments lead to them, once what stands above is there.
    if (isThere && hash !== '') document.querySelector(hash)?.scrollIntoView();
  }, [hash, isThere]);
  const name = periodName(period.period, language);
  return (
    <>
      <title>{`${name} · ${t('periods:title')} · opscore`}</title>
      <div className="head">
        <div>
          <p className="muted crumb no-print">
            <Link to="/periods">{t('periods:all')}</Link>
          </p>
          <h1>
            {name} <span className="head-period">{division.division}</span>
          </h1>
          <p className="muted">
            <PeriodStateTag state={state} /> {day(period.firstDay, language)} – {day(period.lastDay, language)}
          </p>
        </div>
        <div className="head-tools period-ways">
          <Link to={`/ranking?${new URLSearchParams({ period: period.period }).toString()}`}>{t('periods:to-ranking')}</Link>
          {period.kind === 'quarter' && <Link to={`/review?${new URLSearchParams({ period: period.period }).toString()}`}>{t('periods:to-review')}</Link>}
        </div>
      </div>
      <StandingCard row={row} ranking={ranking} closeByTwo={closeByTwo} />
      {state === 'closed' && reachesAll && <VerificationCard row={row} ranking={ranking} />}
      {state === 'closed' && <AdjustmentsCard place={place} ranking={ranking} />}
      <HistoryCard place={place} />
    </>
  );
}
