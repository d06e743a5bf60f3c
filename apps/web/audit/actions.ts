import type { useTexts } from '../text/use-texts.js';

/** What the log keeps, as the server names it. What a newer server adds is shown by its own name. */
export const ACTIONS = [
  'rules.applied',
  'shop-rules.applied',
  'target.changed',
  'target.locked',
  'target.unlocked',
  'calendar.changed',
  'period.closed',
  'period.close-asked',
  'period.close-withdrawn',
  'period.reopened',
  'period.adjusted',
  'import.done',
  'import.undone',
  'import.retried',
  'job.run',
  'job.backfill',
  'job.retry',
  'allocation.proposed',
  'allocation.overridden',
  'allocation.finalised',
  'work-item.changed',
  'user.added',
  'user.changed',
  'user.disabled',
  'user.enabled',
  'grants.changed',
  'password.changed',
  'password.reset',
  'session.begun',
  'session.ended',
  'account.locked',
  'token.made',
  'token.revoked',
] as const;

type KnownAction = (typeof ACTIONS)[number];

/** An action in words. */
export function actionWords(action: string, t: ReturnType<typeof useTexts>['t']): string {
  return (ACTIONS as readonly string[]).includes(action) ? t(`audit:action-${action as KnownAction}`) : action;
}
