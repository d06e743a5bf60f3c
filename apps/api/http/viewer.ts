import type { Principal } from '#libs/access/principal.js';
import { reachOf } from '#libs/domain/access.js';
import type { Viewer } from '#libs/exports/exports.js';

/** Whose rows the caller reaches by each permission, as far as the token that was sent allows it. */
export function viewerOf({ userId, grants, permissions }: Principal): Viewer {
  return {
    userId,
    reachBy: (permission) => (permissions?.includes(permission) === false ? null : reachOf(grants, permission)),
  };
}
