import { sendDue } from '#libs/notices/send-due.js';
import type { SendingServices } from '#libs/notices/send-due.js';
import { NoticeCompany } from '../support/notice-company.js';
import { NoticeReceivers } from '../support/notice-receivers.js';
import type { PlannedFailure } from './failing-calls.js';
import { FailingCalls } from './failing-calls.js';

/**
 * Every database call of sending a message fails, once and for good, before it reaches the server and when only its answer is lost: the
 * message is taken by the other side, a repetition has the same id, and it is never noted as sent before.
 */

const BEGIN = new Date('2026-11-24T04:00:00Z');

const calls = new FailingCalls();
let company: NoticeCompany;
let receivers: NoticeReceivers;
let services: SendingServices;

beforeAll(async () => {
  company = await NoticeCompany.open(BEGIN);
  receivers = new NoticeReceivers({ clock: company.clock });
  await receivers.start();
  const { deliveries, seal, clock } = company;
  services = { deliveries, seal, clock, senders: company.senders(receivers, null) };
  calls.install();
});

afterAll(async () => {
  calls.remove();
  await receivers.stop();
  await company.close();
});

const noted = async () => (await company.database.query<{ state: string; delivery: string | null }>(
  'SELECT notice.state::text AS state, delivery.state::text AS delivery FROM notices AS notice LEFT JOIN notice_deliveries AS delivery USING (delivery_id)',
))[0];
const timesTaken = (key: string) => receivers.taken.filter(({ body }) => body.includes(key));

/** Sends until nothing is due any more, whatever time it takes. */
async function sendAll(): Promise<void> {
  for (;;) {
    await sendDue(services, { lanes: 1 });
    const next = await company.deliveries.nextDueAt();
    if (next === null) return;
    company.now = new Date(Math.max(next.getTime(), company.now.getTime() + 1));
  }
}

it.each<[string, Omit<PlannedFailure, 'call'>]>([
  ['once, before it reaches the server', { moment: 'before', lasting: false }],
  ['once, its answer is lost', { moment: 'after', lasting: false }],
  ['for good, before it reaches the server', { moment: 'before', lasting: true }],
  ['for good, its answer is lost', { moment: 'after', lasting: true }],
])('each call fails %s', async (name, plan) => {
  for (let call = 1; ; call++) {
    await company.empty();
    const key = `${name} ${call}.`;
    const { channelId } = await company.addChannel({ kind: 'webhook', url: `${receivers.address}/hook`, secret: null });
    await company.tell(channelId, [key]);
    calls.begin({ ...plan, call });
    const outcome: unknown = await sendDue(services, { lanes: 1 }).then(
      () => null,
      (error: unknown) => error,
    );
    const seen = calls.end();
    if ((await noted())?.state === 'sent') expect(timesTaken(key)).toHaveLength(1);
    if (plan.lasting && seen.failures > 0) expect([call, outcome]).toEqual([call, expect.any(Error)]);
    await sendAll();
    expect([call, await noted()]).toEqual([call, { state: 'sent', delivery: 'sent' }]);
    expect(timesTaken(key).length).toBeGreaterThan(0);
    expect(new Set(timesTaken(key).map(({ id }) => id)).size).toBe(1);
    if (seen.calls < call) {
      expect(outcome).toBeNull();
      expect(call).toBeGreaterThan(12);
      return;
    }
  }
});
