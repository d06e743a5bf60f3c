import { useCallback } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ShopAgentFigures, VerdictName } from '../api/agents.js';
import { useAgentFigures } from '../api/agents.js';
import type { DaySpan } from '../api/merchants.js';
import { ExportMenu } from '../exports/export-menu.js';
import { periodOfSpan } from '../exports/recent-periods.js';
import { day } from '../figures/times.js';
import { SpanPicker } from '../merchants/span-picker.js';
import { firstDayOfQuarter, spanOf, spansOf } from '../merchants/spans.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { AgentsTable } from './agents-table.js';
import { ConservationCard } from './conservation-card.js';
import { CreditedCard } from './credited-chart.js';
import { VerdictList } from './verdict-list.js';
import '../merchants/overview.css';
import './agents.css';

/** What the view is made of. */
const REPORTS = ['agents', 'agent-days', 'agent-service', 'attribution'] as const;

/** What the agents of a shop did in some days, where the money of its orders went, and each order's verdict. All that is chosen stands in the address. */
export function AgentsPage() {
  const { t } = useTexts();
  const { merchantId = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const { data, error, refetch, isPlaceholderData } = useAgentFigures(merchantId, spanOf(query));
  const chooseDays = ({ from, to }: DaySpan) =>
    setQuery((asked) => {
      asked.set('from', from);
      asked.set('to', to);
      return asked;
    });
  const offered = data?.latestDay === undefined || data.latestDay === null ? null : spansOf({ firstDay: firstDayOfQuarter(data.latestDay), asOf: data.latestDay });
  const span = spanOf(query) ?? shownSpan(data);
  return (
    <>
      <title>{`${t('agents:title')} · opscore`}</title>
      {span !== null && (
        <div className="view-head">
          <SpanPicker span={span} offered={offered} onChoose={chooseDays} />
        </div>
      )}
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <>
          <CardSkeleton rows={5} />
          <CardSkeleton rows={8} />
        </>
      ) : span === null ? (
        <Empty title={t('agents:empty')} lead={t('agents:empty-lead')} />
      ) : (
        <div className={isPlaceholderData ? 'stale' : ''} aria-busy={isPlaceholderData}>
          <Figures merchantId={merchantId} span={span} figures={data} />
        </div>
      )}
    </>
  );
}

function Figures({ merchantId, span, figures }: { readonly merchantId: string; readonly span: DaySpan; readonly figures: ShopAgentFigures }) {
  const { t, language } = useTexts();
  const [query, setQuery] = useSearchParams();
  const chosen = query.get('agent');
  const choose = useCallback(
    (agentId: string | null) =>
      setQuery((asked) => {
        if (agentId === null || asked.get('agent') === agentId) asked.delete('agent');
        else asked.set('agent', agentId);
        return asked;
      }),
    [setQuery],
  );
  const open = (verdict: VerdictName | null) => {
    setQuery((asked) => {
      if (verdict === null) asked.delete('verdict');
      else asked.set('verdict', verdict);
      return asked;
    });
    document.getElementById('verdicts')?.scrollIntoView();
  };
  return (
    <>
      <div className="view-head">
        <p className="muted">
          {t('agents:origin', { from: day(span.from, language), to: day(span.to, language) })}
          {figures.waiting && <span className="tag tag-warn agents-waiting">{t('agents:waiting')}</span>}
        </p>
        <ExportMenu reports={REPORTS.map((report) => ({ report, merchantId, period: periodOfSpan(span) }))} />
      </div>
      <div className="agents-cards">
        <ConservationCard conservation={figures.conservation} onOpen={open} />
        <CreditedCard figures={figures} agentId={chosen} onAll={() => choose(null)} />
      </div>
      <AgentsTable agents={figures.agents} chosen={chosen} onChoose={choose} />
      <VerdictList merchantId={merchantId} span={span} agents={figures.agents} />
    </>
  );
}

function shownSpan(figures: ShopAgentFigures | undefined): DaySpan | null {
  return figures === undefined || figures.from === null || figures.to === null ? null : { from: figures.from, to: figures.to };
}
