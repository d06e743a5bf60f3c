import { hash, parseOptions, verify } from '@node-rs/argon2';
import { OpscoreError } from '#libs/domain/errors.js';
import { isCommonPassword } from './common-passwords.js';

/** What OWASP asks of argon2id: 19 MiB, two passes, one lane. Hashes of other parameters are made anew at the next sign-in. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

const SHORTEST = 12;
const LONGEST = 128;

/** Hashes that are computed at once: each takes 19 MiB and a core. */
const MOST_AT_ONCE = 2;
/** How many may wait for their turn: a few seconds' work. */
const MOST_WAITING = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs at most two hashes at once, in turn, so that a flood of sign-ins eats neither memory nor all cores. Throws `sign-in-busy`. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < MOST_AT_ONCE) running++;
  else {
    if (waiting.length >= MOST_WAITING) throw new OpscoreError('sign-in-busy');
    // Whoever ends hands the place over.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

/** The same password typed on two keyboards is the same text. */
const normalise = (password: string): string => password.normalize('NFKC');

/** What is stored of a password: argon2id with a salt of its own. Throws `sign-in-busy`. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalise(password), PARAMETERS));
}

/** Of a password that nobody has: what a name without a password is compared with, so that it takes as long. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$KlIcWNz5khILH38xvDKgmg$lDhTPulLZBopInciRkShsyA6bj9vjQ/OJ23nja/uF20';

/** Whether a password is the one of a hash; null is the hash of nobody, and takes as long as any. Throws `sign-in-busy`. */
export async function isPasswordOf(storedHash: string | null, password: string): Promise<boolean> {
  // What is longer than any password needs no hash: the length tells nothing about the one that is stored.
  if (password.length > LONGEST * 4) return false;
  const isSame = await inTurn(() => verify(storedHash ?? NOBODYS_HASH, normalise(password)));
  return isSame && storedHash !== null;
}

/** Whether a hash was made with other parameters than today's. */
export function needsNewHash(storedHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(storedHash);
  return memoryCost !== PARAMETERS.memoryCost || timeCost !== PARAMETERS.timeCost || parallelism !== PARAMETERS.parallelism;
}

/**
 * Checks a new password of a user: 12 to 128 characters, any of them, not the sign-in name, none that guessers try first. Throws
 * `password-length-wrong`, `password-is-name`, `password-too-common`.
 */
export function requireFitPassword(password: string, name: string): void {
  const characters = Array.from(normalise(password)).length;
  if (characters < SHORTEST || characters > LONGEST) {
    throw new OpscoreError('password-length-wrong', { shortest: SHORTEST, longest: LONGEST });
  }
  if (normalise(password).toLowerCase() === normalise(name).toLowerCase()) throw new OpscoreError('password-is-name');
  if (isCommonPassword(normalise(password))) throw new OpscoreError('password-too-common');
}
