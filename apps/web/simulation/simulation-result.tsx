import { Alert } from 'antd';
import type { RuleSimulation } from '../api/rules.js';
import { day, periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { ManagersPart } from './managers-part.js';
import { OrdersPart } from './orders-part.js';

/** What a simulation found: managers, then orders. */
export function SimulationResult({ simulation, isOld }: { readonly simulation: RuleSimulation; readonly isOld: boolean }) {
  const { t, language } = useTexts();
  const { period, asOf, scores, managers, orders } = simulation;
  return (
    <div className="simulation-result">
      {isOld && <Alert type="warning" showIcon title={t('simulation:old')} />}
      <p className="muted">{t('simulation:result-of', { period: periodName(period, language), day: day(asOf, language) })}</p>
      <div className={isOld ? 'stale' : ''}>
        <ManagersPart scores={scores} managers={managers} period={period} />
        <OrdersPart orders={orders} />
      </div>
    </div>
  );
}
