import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import type { Scorecard } from '../api/scorecards.js';
import { useFreshness, useScorecard } from '../api/scorecards.js';
import { businessZone, day, instant } from '../figures/times.js';
import { useManagerView } from '../managers/manager-view.js';
import { CardSkeleton, Failure } from '../shell/states.js';
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
  const { managerId, period } = useManagerView();
  const [query, setQuery] = useSearchParams();
  const { data: scorecard, error, refetch } = useScorecard(managerId, period);
  const probation = scorecard?.probation ?? null;
  const opened = query.get('module');
  const open = (module: string | null) =>
    setQuery((asked) => {
      if (module === null) asked.delete('module');
      else asked.set('module', module);
      return asked;
    });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (scorecard === undefined) {
    return (
      <>
        <CardSkeleton rows={3} />
        <CardSkeleton rows={8} />
      </>
    );
  }
  return (
    <>
      <title>{`${scorecard.name} · opscore`}</title>
      <div className="view-head">
        <Origin scorecard={scorecard} />
        <Button className="no-print" icon={<PrinterOutlined aria-hidden />} onClick={() => print()} aria-label={t('shell:print')} title={t('shell:print')} />
      </div>
      <Standing scorecard={scorecard} />
      {probation !== null && <ProbationCard probation={probation} />}
      <NextSteps scorecard={scorecard} />
      <ModuleList modules={scorecard.modules} onOpen={open} />
      <PaceCards scorecard={scorecard} />
      <ModuleDrawer scorecard={scorecard} opened={opened} onClose={() => open(null)} />
    </>
  );
}

/** Up to which day it counts, by which rules, and whether it is up to date. */
function Origin({ scorecard: { asOf, ruleVersion, scoredAt, period } }: { readonly scorecard: Scorecard }) {
  const { t, language } = useTexts();
  const { data: freshness } = useFreshness(period);
  return (
    <p className="muted">
      {t('scorecard:as-of', { day: day(asOf, language) })} ·{' '}
      <span title={t('scorecard:scored-at', { instant: instant(scoredAt, language, businessZone(document.documentElement)) })}>{t('scorecard:rule-version', { version: ruleVersion })}</span>
      {freshness !== undefined && <span className={`tag freshness ${freshness.state === 'current' ? 'tag-good' : 'tag-warn'}`}>{t(`scorecard:state-${freshness.state}`)}</span>}
    </p>
  );
}
