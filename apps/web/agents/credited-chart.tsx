import { useMemo } from 'react';
import type { ShopAgentFigures } from '../api/agents.js';
import { Chart } from '../charts/chart.js';
import { money } from '../figures/figures.js';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';
import { useTexts } from '../text/use-texts.js';
import { sorted } from './agents-address.js';

interface CardProps {
  readonly figures: ShopAgentFigures;
  /** Of whom the days are shown; null for all agents side by side. */
  readonly agentId: string | null;
  /** Shows all agents again. */
  readonly onAll: () => void;
}

/** A bar: what it is called, and the amount as it is published. */
interface Bar {
  readonly name: string;
  readonly amount: string;
}

const MOST_BARS = 20;

/** What each agent was credited with; or one agent on each day. */
export function CreditedCard({ figures, agentId, onAll }: CardProps) {
  const { t } = useTexts();
  const agent = figures.agents.find((each) => each.agentId === agentId);
  const bars = useMemo(() => (agent === undefined ? barsOfAgents(figures) : barsOfDays(figures, agent.agentId)), [figures, agent]);
  const name = agent === undefined ? t('agents:chart-agents') : t('agents:chart-days', { agent: agent.name ?? agent.agentId });
  return (
    <section className="card credited">
      <div className="credited-head">
        <h2>{name}</h2>
        {agent !== undefined && (
          <button type="button" className="link" onClick={onAll}>
            {t('agents:all-agents')}
          </button>
        )}
      </div>
      {bars.length === 0 ? <p className="muted">{t('agents:chart-none')}</p> : <Bars name={name} bars={bars} isOfDays={agent !== undefined} />}
    </section>
  );
}

function Bars({ name, bars, isOfDays }: { readonly name: string; readonly bars: readonly Bar[]; readonly isOfDays: boolean }) {
  const { t, language } = useTexts();
  const { theme } = useTheme();
  const option = useMemo(() => {
    const { muted, line, ink, accent, surface } = COLOURS[theme];
    const label = (value: number) => money(String(value), language).short;
    const names = { type: 'category', data: bars.map((bar) => bar.name), axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: isOfDays ? muted : ink, hideOverlap: true } };
    const amounts = { type: 'value', splitNumber: 3, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted, hideOverlap: true, formatter: (value: number) => label(value).replace(/\.0+(?=\D|$)/, '') } };
    return {
      grid: { left: 4, right: 12, top: 8, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', backgroundColor: surface, borderColor: line, textStyle: { color: ink }, valueFormatter: (value: unknown) => (typeof value === 'number' ? money(value.toFixed(2), language).exact : '–') },
      ...(isOfDays ? { xAxis: names, yAxis: amounts } : { xAxis: amounts, yAxis: { ...names, inverse: true } }),
      series: [
        {
          name,
          type: 'bar',
          barCategoryGap: '32%',
          barMaxWidth: 26,
          itemStyle: { color: accent, opacity: 0.8, borderRadius: isOfDays ? [3, 3, 0, 0] : [0, 3, 3, 0] },
          data: bars.map(({ amount }) => Number(amount)),
        },
      ],
    };
  }, [name, bars, isOfDays, language, theme]);
  const [largest] = sorted(bars, ({ amount }) => amount, true);
  const description = t('agents:chart-described', { name, number: bars.length, most: largest?.name ?? '', amount: money(largest?.amount ?? null, language).exact });
  return <Chart option={option} height={isOfDays ? 220 : Math.max(150, bars.length * 38 + 30)} description={description} />;
}

function barsOfAgents({ agents }: ShopAgentFigures): Bar[] {
  const credited = agents.filter(({ creditedOrders }) => creditedOrders > 0);
  return sorted(credited, ({ creditedAmount }) => creditedAmount, true)
    .slice(0, MOST_BARS)
    .map(({ agentId, name, creditedAmount }) => ({ name: name ?? agentId, amount: creditedAmount }));
}

/** Every day of the span: days on which nothing was credited are seen too. None where no day brought anything. */
function barsOfDays({ creditedDays, from, to }: ShopAgentFigures, agentId: string): Bar[] {
  const amounts = new Map(creditedDays.filter((each) => each.agentId === agentId).map(({ day, amount }) => [day, amount]));
  if (amounts.size === 0 || from === null || to === null) return [];
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: (last - first) / DAY_MS + 1 }, (_, index) => {
    const day = new Date(first + index * DAY_MS).toISOString().slice(0, 10);
    return { name: day.slice(5), amount: amounts.get(day) ?? '0.00' };
  });
}

const DAY_MS = 86_400_000;
