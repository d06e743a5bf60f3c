import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Scorecard } from '../api/scorecards.js';
import { useFreshness, useScorecard } from '../api/scorecards.js';
import { businessZone, day, instant, periodName } from '../figures/times.js';
import { PeriodPicker, usePeriod } from '../shell/period-picker.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { ModuleDrawer } from './module-drawer.js';
import { ModuleList } from './module-list.js';
import { NextSteps } from './next-steps.js';
import { PaceCards } from './pace-card.js';
import { ProbationCard } from './probation-card.js';
import { Standing } from './standing.js';
import './scorecard.css';

/** One manager's scorecard of a period. The module that is opened stands in the address. */
export function ScorecardPage() {
  const { t } = useTexts();
  const { managerId = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const { period, choose, periods, isEmpty, error, retry } = usePeriod();
  const { data: scorecard, error: refusal, refetch } = useScorecard(managerId, period);
  const probation = scorecard?.probation ?? null;
  const opened = query.get('module');
  const open = (module: string | null) =>
    setQuery((asked) => {
      if (module === null) asked.delete('module');
      else asked.set('module', module);
      return asked;
    });
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (isEmpty) return <Empty title={t('states:no-periods')} lead={t('states:no-periods-lead')} />;
  return (
    <>
      <Head scorecard={scorecard} period={period}>
        <PeriodPicker period={period} periods={periods} onChoose={choose} />
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()} aria-label={t('shell:print')} title={t('shell:print')} />
      </Head>
      {refusal !== null ? (
        <Failure error={refusal} onRetry={() => void refetch()} />
      ) : scorecard === undefined ? (
        <>
          <CardSkeleton rows={3} />
          <CardSkeleton rows={8} />
        </>
      ) : (
        <>
          <Standing scorecard={scorecard} />
          {probation !== null && <ProbationCard probation={probation} />}
          <NextSteps scorecard={scorecard} />
          <ModuleList modules={scorecard.modules} onOpen={open} />
          <PaceCards scorecard={scorecard} />
          <ModuleDrawer scorecard={scorecard} opened={opened} onClose={() => open(null)} />
        </>
      )}
    </>
  );
}

interface HeadProps {
  readonly scorecard: Scorecard | undefined;
  readonly period: string | null;
  readonly children: ReactNode;
}

function Head({ scorecard, period, children }: HeadProps) {
  const { t, language } = useTexts();
  return (
    <div className="head">
      <title>{`${scorecard?.name ?? t('scorecard:title')} · opscore`}</title>
      <div>
        <p className="muted crumb no-print">
          <Link to={period === null ? '/ranking' : `/ranking?${new URLSearchParams({ period }).toString()}`}>{t('scorecard:all-managers')}</Link>
        </p>
        <h1>
          {scorecard?.name ?? t('scorecard:title')}
          {period !== null && <span className="head-period"> {periodName(period, language)}</span>}
        </h1>
        {scorecard !== undefined && <Origin scorecard={scorecard} />}
      </div>
      <div className="head-tools">{children}</div>
    </div>
  );
}

/** Whose it is, up to which day it counts, by which rules, and whether it is up to date. */
function Origin({ scorecard: { division, category, asOf, ruleVersion, scoredAt, period } }: { readonly scorecard: Scorecard }) {
  const { t, language } = useTexts();
  const { data: freshness } = useFreshness(period);
  return (
    <p className="muted">
      {division} · {category} · {t('scorecard:as-of', { day: day(asOf, language) })} ·{' '}
      <span title={t('scorecard:scored-at', { instant: instant(scoredAt, language, businessZone(document.documentElement)) })}>{t('scorecard:rule-version', { version: ruleVersion })}</span>
      {freshness !== undefined && <span className={`tag freshness ${freshness.state === 'current' ? 'tag-good' : 'tag-warn'}`}>{t(`scorecard:state-${freshness.state}`)}</span>}
    </p>
  );
}
