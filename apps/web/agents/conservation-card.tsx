import type { ShopAgentFigures, VerdictName } from '../api/agents.js';
import { count, money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';

interface CardProps {
  readonly conservation: ShopAgentFigures['conservation'];
  /** Shows the orders with a verdict; null for all. */
  readonly onOpen: (verdict: VerdictName | null) => void;
}

/** The parts that what was paid falls into, each with the verdict that its orders have; of what is credited there are several. */
const PARTS = [
  ['credited', null],
  ['silent', 'silent'],
  ['noAgent', 'no_agent'],
  ['unknown', 'unknown'],
] as const;

/** Where the money of all paid orders went: its parts add up to the whole, and each opens into its orders. */
export function ConservationCard({ conservation, onOpen }: CardProps) {
  const { t, language } = useTexts();
  const { paid, unpaid, excluded } = conservation;
  const whole = Number(paid.amount);
  return (
    <section className="card conservation">
      <h2>{t('agents:conservation')}</h2>
      <p className="conservation-whole">
        <Shown figure={money(paid.amount, language)} /> <small className="muted">{t('agents:paid-orders', { number: count(paid.orders, language).short })}</small>
      </p>
      <div className="conservation-bar" aria-hidden>
        {PARTS.filter(([part]) => Number(conservation[part].amount) > 0).map(([part]) => (
          <span key={part} className={`part-${part}`} style={{ flexGrow: Number(conservation[part].amount) / whole }} />
        ))}
      </div>
      <ul className="conservation-parts">
        {PARTS.map(([part, verdict]) => (
          <li key={part}>
            <button type="button" className="link" title={t(`agents:part-meaning-${part}`)} onClick={() => onOpen(verdict)}>
              <span className={`part-dot part-${part}`} aria-hidden />
              {t(`agents:part-${part}`)}
            </button>
            <Shown figure={money(conservation[part].amount, language)} />
            <span className="muted figure">{t('agents:orders-value', { number: count(conservation[part].orders, language).short })}</span>
          </li>
        ))}
      </ul>
      <p className="muted conservation-sum">{t('agents:conservation-sum')}</p>
      <p className="muted conservation-sum">
        {t('agents:beside')}{' '}
        <button type="button" className="link" onClick={() => onOpen('unpaid')}>
          {t('agents:beside-unpaid', { number: count(unpaid.orders, language).short })}
        </button>
        {' · '}
        <button type="button" className="link" onClick={() => onOpen('excluded')}>
          {t('agents:beside-excluded', { number: count(excluded.orders, language).short })}
        </button>
      </p>
    </section>
  );
}
