import { OpscoreError } from '#libs/domain/errors.js';
import type { Viewer } from '#libs/exports/exports.js';

/** Whose things of notices somebody may see by their ids: their own, or everybody's (null). */
export function seenBy({ userId, reachBy }: Viewer): string | null {
  return reachBy('notices.read') === null ? userId : null;
}

/** Whose they may pause or remove: their own, or everybody's (null). */
export function changedBy({ userId, reachBy }: Viewer): string | null {
  return reachBy('notices.change') === null ? userId : null;
}

/** Whose a list is about: one's own, or everybody's (null) where that is asked for. Throws `not-permitted`. */
export function listedFor({ userId, reachBy }: Viewer, everybody: boolean | undefined): string | null {
  if (everybody !== true) return userId;
  const permission = 'notices.read';
  if (reachBy(permission) === null) throw new OpscoreError('not-permitted', { permission });
  return null;
}
