import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useScorecard } from '../api/scorecards.js';
import { useManagerView } from '../managers/manager-view.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { FallingMerchants } from './falling-merchants.js';
import { LowSkus } from './low-skus.js';
import { ModuleList } from './module-list.js';
import { NextSteps } from './next-steps.js';
import { Origin } from './origin.js';
import { OutboundToday } from './outbound-today.js';
import { PaceAnswers } from './pace-answers.js';
import { PaceCards } from './pace-card.js';
import { ProbationCard } from './probation-card.js';
import { Standing } from './standing.js';
import './facts.css';
import './morning.css';
import './scorecard.css';

/** Loaded when something is first opened: the scorecard shows without it. */
const ScorecardDrawer = lazy(async () => ({ default: (await import('./scorecard-drawer.js')).ScorecardDrawer }));

/** One manager's scorecard of a period. What is opened stands in the address as `module`, an earlier day as `asOf`. */
export function ScorecardPage() {
  const { t } = useTexts();
  const { managerId, period } = useManagerView();
  const [query, setQuery] = useSearchParams();
  const asOf = query.get('asOf');
  const opened = query.get('module');
  // Once it was opened it stays, so that it closes as it should.
  const [isDrawerWanted, setDrawerWanted] = useState(opened !== null);
  if (opened !== null && !isDrawerWanted) setDrawerWanted(true);
  const { data: scorecard, error, refetch } = useScorecard(managerId, period, asOf);
  const probation = scorecard?.probation ?? null;
  const open = (wanted: string | null) =>
    setQuery((asked) => {
      if (wanted === null) asked.delete('module');
      else asked.set('module', wanted);
      return asked;
    });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (scorecard === undefined) {
    return (
      <div className="morning">
        <div>
          <CardSkeleton rows={3} />
          <CardSkeleton rows={8} />
        </div>
        <div>
          <CardSkeleton rows={5} />
          <CardSkeleton rows={4} />
        </div>
      </div>
    );
  }
  return (
    <>
      <title>{`${scorecard.name} · opscore`}</title>
      <div className="view-head">
        <Origin scorecard={scorecard} isEarlier={asOf !== null} />
        <Button className="no-print" icon={<PrinterOutlined aria-hidden />} onClick={() => print()} aria-label={t('shell:print')} title={t('shell:print')} />
      </div>
      <div className="morning">
        <div>
          <Standing scorecard={scorecard} onOpen={() => open('total')} />
          <ModuleList scorecard={scorecard} onOpen={open} />
          {probation !== null && <ProbationCard probation={probation} />}
        </div>
        <div>
          <PaceAnswers managerId={managerId} period={period} asOf={asOf} onOpen={open} />
          <OutboundToday managerId={managerId} period={period} asOf={asOf} />
        </div>
      </div>
      <NextSteps scorecard={scorecard} onOpen={open} />
      <div className="side-by-side">
        <FallingMerchants managerId={managerId} period={period} asOf={asOf} />
        <LowSkus scorecard={scorecard} />
      </div>
      <PaceCards managerId={managerId} period={period} asOf={asOf} onOpen={open} />
      {isDrawerWanted && (
        <Suspense fallback={null}>
          <ScorecardDrawer scorecard={scorecard} opened={opened} onClose={() => open(null)} />
        </Suspense>
      )}
    </>
  );
}
