import { createHash } from 'node:crypto';
import { fingerprintPeriod } from './period-fingerprint.js';

const KEPT = [
  { managerId: 'm1', fingerprint: 'f1', digest: 'd1' },
  { managerId: 'm2', fingerprint: 'f2', digest: 'd2' },
];

describe('the fingerprint of a closed period', () => {
  it('is SHA-256 over manager ids, fingerprints and digests in order', () => {
    const content = '[["m1","f1","d1"],["m2","f2","d2"]]';
    expect(fingerprintPeriod(KEPT)).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it.each(['managerId', 'fingerprint', 'digest'] as const)('is another one where a %s is', (name) => {
    expect(fingerprintPeriod([{ ...KEPT[0], managerId: 'm1', fingerprint: 'f1', digest: 'd1', [name]: 'x' }, ...KEPT.slice(1)])).not.toBe(fingerprintPeriod(KEPT));
  });

  it('does not run values together', () => {
    const one = [{ managerId: 'a', fingerprint: 'bc', digest: 'd' }];
    const other = [{ managerId: 'ab', fingerprint: 'c', digest: 'd' }];
    expect(fingerprintPeriod(one)).not.toBe(fingerprintPeriod(other));
  });
});
