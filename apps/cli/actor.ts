import { userInfo } from 'node:os';
import type { Actor } from '#libs/domain/actor.js';

/** Who acts at the command line: the user of the operating system. */
export function commandLineActor(): Actor {
  return { userId: null, name: systemUser(), via: 'command-line', address: null, requestId: null };
}

/** A container may run under a number that has no name. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
