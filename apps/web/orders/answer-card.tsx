import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { VerdictExplanation } from '../api/agents.js';
import { VerdictTag } from '../agents/verdict-tag.js';
import { money } from '../figures/figures.js';
import { businessZone } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { moment } from './moments.js';
import { answerOf, deliveryPaymentOf, momentReasonOf } from './why.js';

interface CardProps {
  readonly explanation: VerdictExplanation;
  readonly nameOf: (agentId: string) => string;
}

/** Why this agent, in a sentence; then what it rests on. */
export function AnswerCard({ explanation, nameOf }: CardProps) {
  const { t, language } = useTexts();
  const { verdict, creditedAgentId, placedAgentId, paidAgentId, amount, status, rules, ruleVersion, merchantId, flagged, leftOut } = explanation;
  const minutes = rules.silentFollowUp.windowMinutes;
  const agent = creditedAgentId === null ? '' : nameOf(creditedAgentId);
  const reasons = useReasons(explanation, nameOf);
  return (
    <section className="card answer">
      <p className="answer-sentence">{t(`verdicts:why-${answerOf(explanation)}`, { agent, minutes })}</p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <dl className="answer-facts">
        <Fact name={t('agents:verdict')}>
          <VerdictTag verdict={verdict} /> {flagged && leftOut !== 'flagged' && <span className="tag tag-warn">{t('verdicts:flagged')}</span>}
        </Fact>
        <Fact name={t('agents:amount')}>{money(amount, language).exact}</Fact>
        <Fact name={t('agents:placed-agent')}>{placedAgentId === null ? t('verdicts:nobody') : nameOf(placedAgentId)}</Fact>
        <Fact name={t('agents:paid-agent')}>{paidAgentId === null ? t('verdicts:nobody') : nameOf(paidAgentId)}</Fact>
        <Fact name={t('agents:status')}>{t(`verdicts:status-${status}`)}</Fact>
        <Fact name={t('verdicts:rules')}>
          <Link to={`/merchants/${encodeURIComponent(merchantId)}/rules`}>
            {t(`shopRules:choice-judgeBy-${rules.judgeBy}`)} · {t(`shopRules:choice-credit-${rules.credit}`)}
          </Link>{' '}
          <small className="muted">{t('scorecard:rule-version', { version: ruleVersion })}</small>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The sentences below the answer: why that moment counts, when the winner last spoke, who came second, and what is special about the order. */
function useReasons(explanation: VerdictExplanation, nameOf: (agentId: string) => string): string[] {
  const { t, language } = useTexts();
  const { decidedBefore, beforePlacing, beforePayment, runnerUp, rules, placedAt, paidAt, verdict, creditedAgentId, payMethod } = explanation;
  const at = (instant: string) => moment(instant, language, businessZone(document.documentElement));
  const candidates = decidedBefore === 'placing' ? beforePlacing : beforePayment;
  const winner = candidates.find(({ agentId }) => agentId === creditedAgentId);
  const second = candidates.find(({ agentId }) => agentId === runnerUp?.agentId);
  const reasons: string[] = [];
  const momentReason = momentReasonOf(explanation);
  if (momentReason !== null) reasons.push(t(`verdicts:moment-${momentReason}`));
  if (decidedBefore !== null && winner !== undefined) {
    const moments = { agent: nameOf(winner.agentId), at: at(winner.latestAt), until: at(decidedBefore === 'placing' ? placedAt : (paidAt ?? placedAt)), rounds: winner.rounds };
    reasons.push(t(`verdicts:winner-${decidedBefore}-${rules.judgeBy}`, moments));
  }
  if (decidedBefore !== null) {
    if (runnerUp === null || second === undefined) reasons.push(t('verdicts:no-runner-up'));
    else reasons.push(t(`verdicts:second-${runnerUp.because}`, { agent: nameOf(second.agentId), at: at(second.latestAt), rounds: second.rounds, messages: second.messages }));
  }
  const { buyerContacts, agentFollowsUp, windowMinutes } = rules.silentFollowUp;
  if (verdict === 'silent') reasons.push(buyerContacts || agentFollowsUp ? t('verdicts:silent-followed', { minutes: windowMinutes }) : t('verdicts:silent-not-followed'));
  const delivery = deliveryPaymentOf(explanation);
  if (payMethod !== 'online' && delivery !== null) reasons.push(t(`verdicts:delivery-${delivery}`));
  return reasons;
}
