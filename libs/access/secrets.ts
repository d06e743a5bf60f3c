import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Secrets that the product makes: 256 random bits, shown once; what is stored is their SHA-256, which nobody can guess back. */

/** How a personal token begins, so that people and scanners for leaked secrets know one when they see it. */
export const TOKEN_PREFIX = 'ops_';

/** Of 256 bits in base64url. */
const SECRET = /^[\w-]{43}$/;

/** The secret of a new session: what its cookie holds. */
export function makeSessionSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A new personal token, as it is shown once. */
export function makeTokenSecret(): string {
  return `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a session's secret; null where a text cannot be one. */
export function hashSessionSecret(secret: string): Buffer | null {
  return SECRET.test(secret) ? createHash('sha256').update(secret).digest() : null;
}

/** What is stored of a token; null where a text cannot be one. */
export function hashTokenSecret(secret: string): Buffer | null {
  const isToken = secret.startsWith(TOKEN_PREFIX) && SECRET.test(secret.slice(TOKEN_PREFIX.length));
  return isToken ? createHash('sha256').update(secret).digest() : null;
}

/** What a changing request of the page must send back: follows from the session's secret, which scripts cannot read. */
export function csrfTokenOf(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('csrf').digest('base64url');
}

/** No 0 and O, no 1, I and l: people read it off a screen. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A first password of 20 letters and digits in groups: some 99 bits. */
export function makeOneTimePassword(): string {
  // 31 signs: bytes from 248 on would make some of them likelier.
  const signs: string[] = [];
  while (signs.length < 20) {
    signs.push(...[...randomBytes(32)].filter((byte) => byte < 248).map((byte) => LEGIBLE[byte % LEGIBLE.length] ?? ''));
  }
  return [0, 5, 10, 15].map((first) => signs.slice(first, first + 5).join('')).join('-');
}
