import type { AttributionRules, Message } from './reference/attribution-facts.js';
import type { Candidate } from './reference/judge-order.js';
import { rankCandidates } from './reference/judge-order.js';
import type { Scene, SituationTable } from './scene.js';

/** Who wrote at all, and who competes with whom. */
export const THREAD_SITUATIONS: SituationTable = {
  'nobody wrote': ({ messages }) => messages.length === 0,
  'robots and the system alone wrote': ({ messages, spoken }) => messages.length > 0 && spoken.length === 0,
  'agents alone wrote': ({ messages }) => messages.length > 0 && messages.every(({ sender }) => sender === 'agent'),
  'the buyer alone wrote': ({ messages }) => messages.length > 0 && messages.every(({ sender }) => sender === 'buyer'),
  'a robot wrote between the buyer and an agent': ({ messages }) =>
    messages.some((each, at) => each.sender === 'robot' && messages[at - 1]?.sender === 'buyer' && messages[at + 1]?.sender === 'agent'),
  'buyer and agent wrote in the same second': ({ spoken }) =>
    spoken.some((each) => spoken.some((other) => inOneThread(each, other) && other.sender !== each.sender)),
  'by time, the message id decides between two agents': (scene) =>
    competes(scene, 'chat_time', (first, second) => sameSecond(first, second)),
  'by time, bytes decide otherwise than UTF-16 would': (scene) =>
    competes(scene, 'chat_time', (first, second) => sameSecond(first, second) && ordersOtherwise(first, second)),
  'by time, an agent wins who has fewer rounds': (scene) =>
    competes(scene, 'chat_time', (first, second) => first.rounds < second.rounds),
  'by rounds, an agent wins who wrote earlier': (scene) =>
    competes(scene, 'chat_rounds', (first, second) => first.deciding.sentAt < second.deciding.sentAt),
  'by rounds, the latest message decides': (scene) =>
    competes(scene, 'chat_rounds', (first, second) => first.rounds === second.rounds && !sameSecond(first, second)),
  'by rounds, the message id decides': (scene) =>
    competes(scene, 'chat_rounds', (first, second) => first.rounds === second.rounds && sameSecond(first, second)),
  'by rounds, an agent wins without any round': (scene) =>
    competes(scene, 'chat_rounds', (first) => first.rounds === 0),
  'an agent is no candidate because the buyer is silent': (scene) => {
    const { rules } = scene.judged;
    const any = candidates(scene, { ...rules, chat_means: 'agent_spoke', transfer_filter_messages: 0 });
    return any.length > candidates(scene, { ...rules, transfer_filter_messages: 0 }).length;
  },
  'the transfer filter takes the winner away': (scene) => scene.judged.rules.transfer_filter_messages > 0 && filterMatters(scene),
  'the transfer filter of ten messages takes the winner away': (scene) =>
    scene.judged.rules.transfer_filter_messages === 10 && filterMatters(scene),
  'the transfer filter would take all away': (scene) => {
    const { transfer_filter_messages: filter } = scene.judged.rules;
    const all = candidates(scene, scene.judged.rules);
    return filter > 0 && all.length > 1 && all.every(({ ownMessages }) => ownMessages <= filter);
  },
  'an agent wrote exactly as many messages as the filter takes away': (scene) => writesFilterAnd(scene, 0),
  'an agent wrote one message more than the filter takes away': (scene) => writesFilterAnd(scene, 1),
  'two threads of a silent order begin in the same second': ({ spoken, judged: { judgement } }) => {
    const first = spoken.find(({ messageId }) => messageId === judgement.decidingMessageId);
    const isFollowUp = judgement.verdict === 'buyer_contact' || judgement.verdict === 'agent_follow_up';
    return isFollowUp && spoken.some((each) => each.sentAt === first?.sentAt && each.agentId !== first.agentId);
  },
};

function inOneThread(each: Message, other: Message): boolean {
  return each.agentId === other.agentId && each.sentAt === other.sentAt;
}

/** The candidates before placing, the best first. */
function candidates({ spoken, judged: { order } }: Scene, rules: AttributionRules): Candidate[] {
  return rankCandidates(spoken, order.placedAt, rules);
}

/** Whether the first two candidates before placing, under such rules, stand to each other like that. */
function competes(
  scene: Scene,
  judgeBy: AttributionRules['judge_by'],
  like: (first: Candidate, second: Candidate) => boolean,
): boolean {
  if (scene.judged.rules.judge_by !== judgeBy) return false;
  const [first, second] = candidates(scene, scene.judged.rules);
  return first !== undefined && second !== undefined && like(first, second);
}

function sameSecond(first: Candidate, second: Candidate): boolean {
  return first.deciding.sentAt === second.deciding.sentAt;
}

/** The winner has the greater id by bytes; by the units of UTF-16 it would be the other. */
function ordersOtherwise(first: Candidate, second: Candidate): boolean {
  return first.deciding.messageId < second.deciding.messageId;
}

function filterMatters(scene: Scene): boolean {
  const [without] = candidates(scene, { ...scene.judged.rules, transfer_filter_messages: 0 });
  return without !== undefined && without.agentId !== candidates(scene, scene.judged.rules)[0]?.agentId;
}

function writesFilterAnd(scene: Scene, more: number): boolean {
  const { transfer_filter_messages: filter } = scene.judged.rules;
  const all = candidates(scene, { ...scene.judged.rules, transfer_filter_messages: 0 });
  return filter > 0 && all.length > 1 && all.some(({ ownMessages }) => ownMessages === filter + more);
}
