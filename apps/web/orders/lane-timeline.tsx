import type { CSSProperties } from 'react';
import type { VerdictExplanation } from '../api/agents.js';
import { businessZone } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import type { LaneRow } from './lay-lanes.js';
import { layLanes } from './lay-lanes.js';
import { dayAndWeekday, timeOfDay } from './moments.js';

interface TimelineProps {
  readonly explanation: VerdictExplanation;
  readonly nameOf: (agentId: string) => string;
}

/** Further agents share the lanes: their names stand at every message. */
const MOST_LANES = 6;
/** The API gives so many messages at most, the latest. */
const MOST_MESSAGES = 200;

/** The messages and moments of an order in the order of time, a lane for each agent; what was looked at is shaded. */
export function LaneTimeline({ explanation, nameOf }: TimelineProps) {
  const { t, language } = useTexts();
  const { agentIds, rows } = layLanes(explanation);
  const zone = businessZone(document.documentElement);
  const lanes = Math.min(agentIds.length, MOST_LANES);
  return (
    <section className="card">
      <h2>{t('verdicts:timeline')}</h2>
      <p className="muted timeline-lead">
        {t('verdicts:timeline-lead')}
        {explanation.timeline.filter(({ event }) => event === 'message').length >= MOST_MESSAGES && ` ${t('verdicts:timeline-cut', { number: MOST_MESSAGES })}`}
      </p>
      <ol className="lanes" style={{ '--lanes': Math.max(lanes, 1) } as CSSProperties}>
        {rows.map((row, index) => {
          const before = rows[index - 1];
          const day = dayAndWeekday(row.at, language, zone);
          const isNewDay = before === undefined || dayAndWeekday(before.at, language, zone) !== day;
          return (
            <li key={row.key} className={classOf(row)}>
              {isNewDay && <p className="lane-day">{day}</p>}
              <time dateTime={row.at} className="figure">
                {timeOfDay(row.at, zone)}
              </time>
              <Track row={row} lanes={lanes} />
              {row.kind === 'limit' ? (
                <span className="muted">{t(`verdicts:limit-${row.limit}`)}</span>
              ) : (
                <EntryWords row={row} explanation={explanation} nameOf={nameOf} />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The lanes of a row, with a dot where its message is. The words beside it say the same. */
function Track({ row, lanes }: { readonly row: LaneRow; readonly lanes: number }) {
  const lane = row.kind === 'entry' && row.lane !== null ? row.lane % MOST_LANES : null;
  const sender = row.kind === 'entry' ? row.entry.sender : null;
  return (
    <span className="lane-track" aria-hidden>
      {Array.from({ length: Math.max(lanes, 1) }, (_, index) => (
        <i key={index}>{index === lane && <b className={`lane-dot lane-${sender ?? 'system'}`} />}</i>
      ))}
    </span>
  );
}

interface WordsProps extends TimelineProps {
  readonly row: Extract<LaneRow, { kind: 'entry' }>;
}

function EntryWords({ row: { entry }, explanation, nameOf }: WordsProps) {
  const { t } = useTexts();
  const { agentId, sender, event, decided, messageId } = entry;
  if (event !== 'message' || agentId === null || sender === null) {
    return (
      <span className="lane-words">
        <strong>{t(`verdicts:event-${event}`)}</strong> <span className="muted">{judgedAt(event)}</span>
      </span>
    );
  }
  return (
    <span className="lane-words">
      {t(`verdicts:said-${sender}`, { agent: nameOf(agentId) })} {decided && <span className="tag tag-good">{t('verdicts:decided')}</span>}
      {messageId !== null && messageId === runnerUpMessage(explanation) && <span className="tag">{t('verdicts:second')}</span>}
    </span>
  );

  /** Whom the moment made what. */
  function judgedAt(what: typeof event): string {
    const { placedAgentId, paidAgentId, verdict } = explanation;
    if (verdict === 'unknown' && what !== 'outbound') return t('verdicts:chats-missing');
    if (what === 'placed') return placedAgentId === null ? t('verdicts:placed-nobody') : t('verdicts:placed-by', { agent: nameOf(placedAgentId) });
    if (what === 'paid') return paidAgentId === null ? t('verdicts:paid-nobody') : t('verdicts:paid-by', { agent: nameOf(paidAgentId) });
    return '';
  }
}

/** The message by which the runner-up nearly won. */
function runnerUpMessage({ decidedBefore, runnerUp, beforePlacing, beforePayment }: VerdictExplanation): string | null {
  if (runnerUp === null) return null;
  const candidates = decidedBefore === 'placing' ? beforePlacing : beforePayment;
  return candidates.find(({ agentId }) => agentId === runnerUp.agentId)?.latestMessageId ?? null;
}

function classOf(row: LaneRow): string {
  if (row.kind === 'limit') return 'lane-limit';
  return [row.entry.event === 'message' ? '' : 'lane-event', row.isWithin ? 'lane-within' : '', row.entry.decided ? 'lane-decided' : ''].join(' ').trim();
}
