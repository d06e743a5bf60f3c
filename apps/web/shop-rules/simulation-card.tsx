import { Button, Select } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { useAgentFigures, useAgentNames } from '../api/agents.js';
import type { OwnRules, SimulatedOrders } from '../api/shop-rules.js';
import { periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { SimulationResult } from './simulation-result.js';
import { simulatedPeriods } from './simulated-periods.js';

/** What was tried, and what it would do. */
export interface Tried {
  readonly rules: OwnRules | null;
  readonly period: string;
  readonly result: SimulatedOrders;
}

interface CardProps {
  readonly merchantId: string;
  readonly rules: OwnRules | null;
  readonly tried: Tried | null;
  readonly isTrying: boolean;
  readonly onTry: (period: string) => void;
}

/** Tries the draft on the orders of a period, before it takes effect. */
export function SimulationCard({ merchantId, rules, tried, isTrying, onTry }: CardProps) {
  const { t, language } = useTexts();
  const id = useId();
  const [query, setQuery] = useSearchParams();
  const nameOf = useAgentNames(merchantId);
  const { data: figures } = useAgentFigures(merchantId, null);
  const periods = figures?.latestDay === undefined || figures.latestDay === null ? [] : simulatedPeriods(figures.latestDay);
  const period = query.get('period') ?? periods[0];
  const isOld = tried !== null && (tried.period !== period || JSON.stringify(tried.rules) !== JSON.stringify(rules));
  if (period === undefined) return null;
  const choose = (next: string) =>
    setQuery((asked) => {
      asked.set('period', next);
      return asked;
    });
  return (
    <div className="simulation">
      <div className="field">
        <label htmlFor={id}>{t('shopRules:try-on')}</label>
        <div className="with-button">
          <Select id={id} value={period} options={[...new Set([...periods, period])].map((value) => ({ value, label: periodName(value, language) }))} onChange={choose} />
          <Button onClick={() => onTry(period)} loading={isTrying}>
            {t('shopRules:try')}
          </Button>
        </div>
        <p className="muted field-hint">{t('shopRules:try-hint')}</p>
      </div>
      {tried !== null && <SimulationResult result={tried.result} isOld={isOld} nameOf={nameOf} />}
    </div>
  );
}
