import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { OpscoreError } from '#libs/domain/errors.js';

const SIGN_INS_PER_MINUTE = 30;

/**
 * How many sign-ins an address may try: 30 a minute. An office behind one address signs in within a morning, not within a minute, and
 * a guesser gets nowhere at that rate; the lock of the account stands behind it. Kept in the memory of this process: a limit in the
 * database would let a flood write to it, and where several processes serve, each lets 30 through, which is as harmless.
 */
export class SignInLimits {
  private readonly limiter = new RateLimiterMemory({ points: SIGN_INS_PER_MINUTE, duration: 60 });

  /** Counts a try from an address. Throws `too-many-sign-ins`. */
  async count(address: string | null): Promise<void> {
    try {
      await this.limiter.consume(networkOf(address ?? 'unknown'));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new OpscoreError('too-many-sign-ins', { seconds: Math.ceil(refusal.msBeforeNext / 1_000) });
    }
  }
}

/** One who has an IPv6 address has a whole network of 64 bits to try from. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const first = head.split(':').filter((part) => part !== '');
  const last = tail === undefined ? [] : tail.split(':').filter((part) => part !== '');
  const zeros = tail === undefined ? 0 : Math.max(8 - first.length - last.length, 0);
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last].map((group) => group.replace(/^0+(?=.)/, '').toLowerCase());
  return `${groups.slice(0, 4).join(':')}::/64`;
}
