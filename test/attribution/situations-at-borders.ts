import type { Message } from './reference/attribution-facts.js';
import type { Scene, SituationTable } from './scene.js';

/** Messages in the last second that counts, and in the first that does not. */
export const BORDER_SITUATIONS: SituationTable = {
  'an agent writes in the second of the placing': (scene) => says(scene, 'agent', scene.judged.order.placedAt),
  'an agent writes a second after the placing': (scene) => says(scene, 'agent', scene.judged.order.placedAt + 1),
  'an agent writes in the second of a later payment': (scene) =>
    paysLater(scene) && says(scene, 'agent', scene.judged.paymentAt),
  'an agent writes a second after a later payment': (scene) =>
    paysLater(scene) && says(scene, 'agent', plus(scene.judged.paymentAt, 1)),
  'an agent wrote exactly a look-back before the placing': (scene) =>
    says(scene, 'agent', minus(scene.judged.order.placedAt, lookBack(scene))),
  'an agent wrote a second less than a look-back before the placing': (scene) =>
    says(scene, 'agent', plus(minus(scene.judged.order.placedAt, lookBack(scene)), 1)),
  'an agent wrote exactly a look-back before a later payment': (scene) =>
    paysLater(scene) && says(scene, 'agent', minus(scene.judged.paymentAt, lookBack(scene))),
  'an agent wrote a second less than a look-back before a later payment': (scene) =>
    paysLater(scene) && says(scene, 'agent', plus(minus(scene.judged.paymentAt, lookBack(scene)), 1)),
  'the buyer wrote exactly a look-back before the placing, where both must speak': (scene) =>
    scene.judged.rules.chat_means === 'both_spoke' &&
    says(scene, 'buyer', minus(scene.judged.order.placedAt, lookBack(scene))),
  'the guard ends with a message of an agent': (scene) => says(scene, 'agent', endOfGuard(scene)),
  'an agent writes a second after the guard and before the payment': (scene) => {
    const after = plus(endOfGuard(scene), 1);
    return says(scene, 'agent', after) && (after ?? Infinity) <= (scene.judged.paymentAt ?? -Infinity);
  },
  'an agent writes a second after a placing that is guarded': (scene) =>
    endOfGuard(scene) !== null && says(scene, 'agent', scene.judged.order.placedAt + 1),
  'the guard alone keeps an agent from the payment': (scene) =>
    endOfGuard(scene) !== null && scene.judged.judgement.paidAgentId === null && wroteBeforePayment(scene),
  'the guard is on, and an agent is placed-order agent all the same': ({ judged: { rules, judgement } }) =>
    rules.ignore_follow_up_after_silent_order_minutes > 0 && judgement.placedAgentId !== null,
  'a silent order is followed up in the first second after payment': (scene) =>
    endOfWindow(scene) !== null && says(scene, null, plus(scene.judged.paymentAt, 1)),
  'a silent order is followed up in the last second of the window': (scene) => says(scene, null, endOfWindow(scene)),
  'somebody writes a second after the window of a silent order': (scene) =>
    says(scene, null, plus(endOfWindow(scene), 1)),
  'a question is exactly as old as the window when an agent answers': (scene) => answersAfter(scene, windowOf(scene)),
  'a question is a second older than the window when an agent answers': (scene) =>
    answersAfter(scene, windowOf(scene) + 1),
  'a question of the second of the payment is answered': (scene) =>
    questions(scene).some(({ question }) => question.sentAt === scene.judged.paymentAt),
};

function says({ spoken }: Scene, sender: Message['sender'] | null, second: number | null): boolean {
  return second !== null && spoken.some((each) => each.sentAt === second && (sender === null || each.sender === sender));
}

function paysLater({ judged: { order, paymentAt } }: Scene): boolean {
  return paymentAt !== null && paymentAt > order.placedAt;
}

function lookBack({ judged: { rules } }: Scene): number | null {
  return rules.look_back_days === null ? null : rules.look_back_days * 86_400;
}

/** The last guarded second of an order that its guard protects; null for all others. */
function endOfGuard({ judged: { order, rules, judgement } }: Scene): number | null {
  const minutes = rules.ignore_follow_up_after_silent_order_minutes;
  return minutes === 0 || judgement.placedAgentId !== null ? null : order.placedAt + minutes * 60;
}

function wroteBeforePayment({ spoken, judged: { paymentAt, rules } }: Scene): boolean {
  return (
    paymentAt !== null &&
    rules.look_back_days === null &&
    rules.chat_means === 'agent_spoke' &&
    spoken.some(({ sender, sentAt }) => sender === 'agent' && sentAt <= paymentAt)
  );
}

/** The last second of the window of a fully silent order whose follow-up is on; null for all others. */
function endOfWindow(scene: Scene): number | null {
  const { judgement, rules, paymentAt, isExcluded } = scene.judged;
  const { buyer_contacts: buyerContacts, agent_follows_up: agentFollowsUp } = rules.silent_follow_up;
  const isSilent = judgement.placedAgentId === null && judgement.paidAgentId === null && !isExcluded;
  return isSilent && (buyerContacts || agentFollowsUp) ? plus(paymentAt, windowOf(scene)) : null;
}

function windowOf({ judged: { rules } }: Scene): number {
  return rules.silent_follow_up.window_minutes * 60;
}

/** Whether an agent answers so many seconds after a question from before the payment, where that decides who initiated. */
function answersAfter(scene: Scene, seconds: number): boolean {
  return questions(scene).some(({ question, answer }) => answer.sentAt - question.sentAt === seconds);
}

/** The threads in which an agent writes first in the window, and the last message before payment is the buyer's. */
function questions(scene: Scene): { readonly question: Message; readonly answer: Message }[] {
  const end = endOfWindow(scene);
  const { paymentAt } = scene.judged;
  if (end === null || paymentAt === null) return [];
  return [...new Set(scene.spoken.map(({ agentId }) => agentId))].flatMap((agentId) => {
    const thread = scene.spoken.filter((each) => each.agentId === agentId);
    const there = thread.filter(({ sentAt }) => paymentAt < sentAt && sentAt <= end);
    const question = thread.findLast(({ sentAt }) => sentAt <= paymentAt);
    const answer = there[0];
    const isDialogue = there.some(({ sender }) => sender === 'buyer');
    if (answer?.sender !== 'agent' || question?.sender !== 'buyer' || !isDialogue) return [];
    return [{ question, answer }];
  });
}

function plus(second: number | null, seconds: number): number | null {
  return second === null ? null : second + seconds;
}

function minus(second: number | null, seconds: number | null): number | null {
  return second === null || seconds === null ? null : second - seconds;
}
