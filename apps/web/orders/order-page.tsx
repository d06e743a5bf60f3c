import { Link, useParams } from 'react-router';
import { useAgentNames, useVerdictExplanation } from '../api/agents.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { AnswerCard } from './answer-card.js';
import { CandidatesCard } from './candidates-card.js';
import { LaneTimeline } from './lane-timeline.js';
import { OtherRulesCard } from './other-rules-card.js';
import '../scorecard/scorecard.css';
import './orders.css';

/** One order: why it is credited to this agent, what happened when, who else could have won, and what other rules would say. */
export function OrderPage() {
  const { t } = useTexts();
  const { merchantId = '', orderId = '' } = useParams();
  const { data: explanation, error, refetch } = useVerdictExplanation(merchantId, orderId);
  const nameOf = useAgentNames(merchantId);
  return (
    <>
      <title>{`${t('verdicts:order', { order: orderId })} · opscore`}</title>
      <p className="muted crumb no-print">
        <Link to={`/merchants/${encodeURIComponent(merchantId)}/agents`}>{t('verdicts:to-agents')}</Link>
      </p>
      <h2 className="order-title">{t('verdicts:order', { order: orderId })}</h2>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : explanation === undefined ? (
        <>
          <CardSkeleton rows={4} />
          <CardSkeleton rows={8} />
        </>
      ) : (
        <div className="order">
          <AnswerCard explanation={explanation} nameOf={nameOf} />
          <LaneTimeline explanation={explanation} nameOf={nameOf} />
          <div className="order-side">
            <CandidatesCard explanation={explanation} nameOf={nameOf} />
            <OtherRulesCard explanation={explanation} nameOf={nameOf} />
          </div>
        </div>
      )}
    </>
  );
}
