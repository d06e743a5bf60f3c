import type { ReactNode } from 'react';
import type { useRanking } from '../api/scorecards.js';
import { useSession } from '../api/session.js';
import { businessZone, day, instant } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { CloseActions } from './close-actions.js';
import { CloseChecks } from './close-checks.js';
import type { PeriodRow } from './period-rows.js';
import { ReopenAction } from './reopen-action.js';

/** The ranking of a period, as far as it has come. */
export type RankingSoFar = ReturnType<typeof useRanking>['data'];

interface CardProps {
  readonly row: PeriodRow;
  readonly ranking: RankingSoFar;
  readonly closeByTwo: boolean;
}

/** How a period stands, what closing it needs and means, and the controls of those who may. */
export function StandingCard({ row, ranking, closeByTwo }: CardProps) {
  const { t } = useTexts();
  const { data: session } = useSession();
  const mayClose = session?.permissions.includes('periods.close') ?? false;
  const { state } = row;
  return (
    <section className="card">
      <h2>{t(`periods:stands-${state}`)}</h2>
      <StandingFacts row={row} ranking={ranking} />
      {state === 'closed' ? (
        <>
          <p className="muted period-means">{t('periods:closed-means')}</p>
          {mayClose && <ReopenAction row={row} />}
        </>
      ) : (
        <>
          <CloseChecks row={row} closeByTwo={closeByTwo} />
          {mayClose && state !== 'open' && <CloseActions row={row} closeByTwo={closeByTwo} signedInAs={session?.name ?? ''} />}
        </>
      )}
    </section>
  );
}

function StandingFacts({ row: { period, division }, ranking }: { readonly row: PeriodRow; readonly ranking: RankingSoFar }) {
  const { t, language } = useTexts();
  const at = (text: string) => instant(text, language, businessZone(document.documentElement));
  const { closedAt, closedBy, askedAt, askedBy, reopenedAt, reopenedBy, fingerprint } = division;
  const facts: (readonly [string, ReactNode])[] = [
    ...(closedAt === null ? [] : [[t('periods:closed-by'), `${closedBy ?? ''} · ${at(closedAt)}`] as const]),
    ...(askedBy === null ? [] : [[t('periods:asked-by'), askedAt === null ? askedBy : `${askedBy} · ${at(askedAt)}`] as const]),
    ...(reopenedAt === null ? [] : [[t('periods:reopened-by'), `${reopenedBy ?? ''} · ${at(reopenedAt)}`] as const]),
    [t('periods:as-of'), day(period.asOf, language)],
    [t('periods:managers'), ranking === undefined ? '…' : t('periods:people', { number: ranking.items.length })],
    [t('periods:rules'), ranking === undefined ? '…' : t('periods:version', { version: ranking.ruleVersion })],
    ...(fingerprint === null ? [] : [[t('periods:fingerprint'), <code key="fingerprint">{fingerprint}</code>] as const]),
  ];
  return (
    <dl className="period-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
