/** Who did something, and from where: what the audit log keeps of every change. */
export interface Actor {
  /** Null where the product itself, or somebody at the command line, acts. */
  readonly userId: string | null;
  /** The sign-in name, the user of the operating system, or `opscore`. */
  readonly name: string;
  readonly via: 'page' | 'token' | 'command-line' | 'job';
  /** The address of the network that a request came from; null elsewhere. */
  readonly address: string | null;
  /** The id of the request, which its lines in the log carry too; null elsewhere. */
  readonly requestId: string | null;
}

/** The product itself: schedules, and files that came through the inbox. */
export const OPSCORE_ACTOR: Actor = { userId: null, name: 'opscore', via: 'job', address: null, requestId: null };
