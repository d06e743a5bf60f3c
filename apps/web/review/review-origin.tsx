import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { useRanking } from '../api/scorecards.js';
import { useFreshness } from '../api/scorecards.js';
import { businessZone, day, instant } from '../figures/times.js';
import type { PeriodRow } from '../periods/period-rows.js';
import { periodPath } from '../periods/period-rows.js';
import { PeriodStateTag } from '../periods/state-tag.js';
import { useTexts } from '../text/use-texts.js';

type Ranking = NonNullable<ReturnType<typeof useRanking>['data']>;

/** Where the figures of the review come from: as of which day, by which rules, open or closed, and under which fingerprint. */
export function ReviewOrigin({ ranking: { period, asOf, ruleVersion, publishedAt }, row }: { readonly ranking: Ranking; readonly row: PeriodRow | undefined }) {
  const { t, language } = useTexts();
  const { data: freshness } = useFreshness(period);
  const at = (text: string) => instant(text, language, businessZone(document.documentElement));
  return (
    <dl className="review-origin">
      <Entry name={t('review:state')}>
        {row === undefined ? (
          '–'
        ) : (
          <Link to={periodPath(period, row.division.division)}>
            <PeriodStateTag state={row.state} />
          </Link>
        )}
      </Entry>
      <Entry name={t('review:as-of')}>{day(asOf, language)}</Entry>
      <Entry name={t('review:rules')}>{t('review:version', { version: ruleVersion })}</Entry>
      <Entry name={t('review:scored')}>
        {at(publishedAt)}
        {freshness !== undefined && freshness.state !== 'current' && <span className="tag tag-warn freshness-tag">{t(`scorecard:state-${freshness.state}`)}</span>}
      </Entry>
      <Entry name={t('review:fingerprint')}>{row === undefined || row.division.fingerprint === null ? <span className="muted">{t('review:no-fingerprint')}</span> : <code>{row.division.fingerprint}</code>}</Entry>
    </dl>
  );
}

function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
