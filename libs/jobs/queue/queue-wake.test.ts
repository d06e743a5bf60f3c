import { OpscoreError } from '#libs/domain/errors.js';
import { QueueWake } from './queue-wake.js';

describe('waking workers', () => {
  it('adds the job and waits for nothing', async () => {
    const added: unknown[] = [];
    let take: (id: string) => void = () => undefined;
    const queue = new QueueWake({
      add: (job, payload) => {
        added.push([job, payload]);
        return new Promise((resolve) => (take = resolve));
      },
    });
    queue.wake('reconcile', { reason: 'rules changed' });
    expect(added).toEqual([['reconcile', { reason: 'rules changed' }]]);
    let isSettled = false;
    const settled = queue.settled().then(() => (isSettled = true));
    await Promise.resolve();
    expect(isSettled).toBe(false);
    take('1');
    await settled;
  });

  it('fails nobody where the queue is away, and tells why', async () => {
    const told: unknown[] = [];
    const away = new OpscoreError('queue-unreachable', { place: 'localhost', reason: 'no answer' });
    const queue = new QueueWake({ add: () => Promise.reject(away) }, (error) => told.push(error));
    queue.wake('import-file', { fileId: 'a' });
    await queue.settled();
    expect(told).toEqual([away]);
  });
});
