/** What the audit log keeps: a thing and what was done to it. Whoever records a new kind of change adds its name here. */
export type AuditAction =
  // rules and targets
  | 'rules.applied'
  | 'shop-rules.applied'
  | 'target.changed'
  | 'target.locked'
  | 'target.unlocked'
  | 'calendar.changed'
  // periods
  | 'period.closed'
  | 'period.close-asked'
  | 'period.close-withdrawn'
  | 'period.reopened'
  | 'period.adjusted'
  // facts
  | 'import.done'
  | 'import.undone'
  | 'import.retried'
  | 'import-profile.saved'
  | 'import-profile.removed'
  // jobs
  | 'job.run'
  | 'job.backfill'
  | 'job.retry'
  // decisions of people
  | 'allocation.proposed'
  | 'allocation.overridden'
  | 'allocation.finalised'
  | 'work-item.changed'
  // notices
  | 'channel.added'
  | 'channel.changed'
  | 'channel.resumed'
  | 'channel.removed'
  | 'subscription.added'
  | 'subscription.changed'
  | 'subscription.removed'
  | 'delivery.retried'
  // users and how they sign in
  | 'user.added'
  | 'user.changed'
  | 'user.disabled'
  | 'user.enabled'
  | 'grants.changed'
  | 'password.changed'
  | 'password.reset'
  | 'session.begun'
  | 'session.ended'
  | 'account.locked'
  | 'token.made'
  | 'token.revoked';
