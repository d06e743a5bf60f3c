import { VERDICTS } from '../agents/agents-address.js';
import type { SimulatedOrders } from '../api/shop-rules.js';
import { count, money } from '../figures/figures.js';
import { useTexts } from '../text/use-texts.js';

interface ResultProps {
  readonly result: SimulatedOrders;
  /** Whether the draft has changed since. */
  readonly isOld: boolean;
  readonly nameOf: (agentId: string) => string;
}

/** Which orders and how much money would move from whom to whom. */
export function SimulationResult({ result: { judged, movedOrders, reassignedOrders, reassignedAmount, moves }, isOld, nameOf }: ResultProps) {
  const { t, language } = useTexts();
  const called = (agentId: string | null) => (agentId === null ? t('shopRules:nobody') : nameOf(agentId));
  const reassigned = moves.filter(({ fromAgentId, toAgentId }) => fromAgentId !== toAgentId);
  const verdictName = (verdict: string) => {
    const known = VERDICTS.find((each) => each === verdict);
    return known === undefined ? verdict : t(`verdicts:name-${known}`);
  };
  const number = (value: number) => count(value, language).short;
  return (
    <div className={isOld ? 'simulated stale' : 'simulated'} role="status">
      {isOld && <p className="simulated-old">{t('shopRules:simulated-old')}</p>}
      <p>
        <strong>
          {reassignedOrders === 0
            ? t('shopRules:simulated-none', { judged: number(judged) })
            : t('shopRules:simulated', { judged: number(judged), orders: number(reassignedOrders), amount: money(reassignedAmount, language).exact })}
        </strong>
      </p>
      {movedOrders > reassignedOrders && <p className="muted">{t('shopRules:simulated-same', { orders: number(movedOrders - reassignedOrders) })}</p>}
      {reassigned.length > 0 && (
        <div className="moves" tabIndex={0} role="region" aria-label={t('shopRules:moves')}>
          <table className="facts">
            <thead>
              <tr>
                <th scope="col">{t('shopRules:from-to')}</th>
                <th scope="col">{t('shopRules:orders')}</th>
                <th scope="col">{t('agents:amount')}</th>
              </tr>
            </thead>
            <tbody>
              {reassigned.map(({ fromAgentId, toAgentId, fromVerdict, toVerdict, orders, amount }) => (
                <tr key={[fromAgentId, toAgentId, fromVerdict, toVerdict].join(' ')}>
                  <th scope="row">
                    <span className="person">
                      <span>
                        {called(fromAgentId)} → {called(toAgentId)}
                      </span>
                      <small>
                        {verdictName(fromVerdict)} → {verdictName(toVerdict)}
                      </small>
                    </span>
                  </th>
                  <td className="figure">{number(orders)}</td>
                  <td className="figure">{money(amount, language).exact}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
