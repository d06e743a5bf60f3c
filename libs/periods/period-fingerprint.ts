import { createHash } from 'node:crypto';

/** A scorecard as it was closed. */
export interface KeptScorecard {
  readonly managerId: string;
  readonly fingerprint: string;
  readonly digest: string;
}

/** The one fingerprint of a closed period and division: SHA-256 over manager ids, fingerprints and digests, in the order of the managers. */
export function fingerprintPeriod(kept: readonly KeptScorecard[]): string {
  const content = kept.map(({ managerId, fingerprint, digest }) => [managerId, fingerprint, digest]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
