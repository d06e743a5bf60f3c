import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Whim } from '../../../test/support/notice-receivers.js';
import { NoticeReceivers } from '../../../test/support/notice-receivers.js';
import type { ChannelAddress, Message } from '../notice.js';
import { WebhookSender } from './webhook.js';

const NOW = new Date('2026-11-24T04:00:00Z');
const DELIVERY = '3f9a1c2e-0000-4000-8000-000000000001';
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const MESSAGE: Message = {
  subject: 'Weekly completion under the line',
  language: 'en',
  parts: [{ noticeId: 'n1', title: 'Home appliances: Wang Li', lines: ['Completion 82.5 %, under 90 %'], link: null }],
  attachments: [],
};

let whim: Whim;
let receivers: NoticeReceivers;

beforeEach(async () => {
  whim = 'take';
  receivers = new NoticeReceivers({ clock: () => NOW, whim: () => whim, secrets: new Map([['/hook', SECRET]]) });
  await receivers.start();
});

afterEach(() => receivers.stop());

const addressOf = (url: string, secret = SECRET): ChannelAddress => ({ kind: 'webhook', url, secret });
/** What does not hang is given as long as a busy machine may need. */
const patienceFor = (given: Whim) => (given === 'hang' ? 100 : 20_000);
const sender = (webhookHosts: readonly string[], timeoutMs = patienceFor(whim)) =>
  new WebhookSender({ webhookHosts: new Set(webhookHosts), timeoutMs, clock: () => NOW });
const send = (address = addressOf(`${receivers.address}/hook`), timeoutMs = patienceFor(whim)) =>
  sender(['127.0.0.1'], timeoutMs).send(address, MESSAGE, DELIVERY);

it('a message is sent with an id that stays, a time, and a signature over both and the body', async () => {
  expect(await send()).toEqual({ outcome: 'accepted', as: 'HTTP 200' });
  const headers = receivers.seen[0]?.headers ?? {};
  const [{ body } = { body: '' }] = receivers.taken;
  expect(headers).toMatchObject({ 'webhook-id': DELIVERY, 'webhook-timestamp': '1795492800', 'content-type': 'application/json; charset=utf-8' });
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')).update(`${DELIVERY}.1795492800.${body}`).digest('base64')}`);
  expect(JSON.parse(body)).toEqual({
    type: 'opscore.notices',
    reference: '3F9A1C2E',
    subject: 'Weekly completion under the line',
    language: 'en',
    notices: [{ id: 'n1', title: 'Home appliances: Wang Li', lines: ['Completion 82.5 %, under 90 %'], link: null }],
  });
});

it.each([
  ['busy', { outcome: 'busy', retryAfterMs: 30_000 }, 'send-too-often'],
  ['refuse', { outcome: 'refused' }, 'send-refused'],
  ['fail', { outcome: 'again' }, 'send-failed-there'],
  ['garbage', { outcome: 'again' }, 'send-not-reached'],
  ['close', { outcome: 'again' }, 'send-not-reached'],
  ['hang', { outcome: 'again' }, 'send-timed-out'],
] as const)('%s', async (given, expected, code) => {
  whim = given;
  const outcome = await send();
  expect(outcome).toMatchObject(expected);
  expect((outcome as { reason: string }).reason).toContain(`"code":"${code}"`);
});

it('a wrong signature is refused by the other side', async () => {
  expect(await send(addressOf(`${receivers.address}/hook`, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))).toMatchObject({ outcome: 'refused' });
});

describe('private networks', () => {
  it.each([
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/x',
    'https://localhost/x',
  ])('are not reached: %s', async (url) => {
    const outcome = await sender([]).send(addressOf(url), MESSAGE, DELIVERY);
    expect(outcome).toMatchObject({ outcome: 'refused' });
    expect((outcome as { reason: string }).reason).toContain('send-host-private');
  });

  it('are reached where the operator names the host', async () => {
    expect(await send()).toMatchObject({ outcome: 'accepted' });
  });
});

describe('answers', () => {
  const serve = async (answer: (response: ServerResponse) => void, timeoutMs?: number) => {
    const server = createServer((_request, response) => answer(response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const outcome = await send(addressOf(`http://127.0.0.1:${port}/x`), timeoutMs);
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    return outcome;
  };

  it('that lead elsewhere are not followed', async () => {
    expect(await serve((response) => response.writeHead(302, { Location: `${receivers.address}/hook` }).end())).toMatchObject({ outcome: 'refused' });
    expect(receivers.taken).toEqual([]);
  });

  it('without end are cut', async () => {
    const chunk = 'x'.repeat(16_384);
    const pour = (response: ServerResponse): void => {
      if (!response.destroyed && response.write(chunk)) setImmediate(pour, response);
      else response.once('drain', () => pour(response));
    };
    expect(await serve((response) => pour(response.writeHead(200)))).toEqual({ outcome: 'accepted', as: 'HTTP 200' });
  });

  it('that come too slowly are none', async () => {
    expect(await serve((response) => response.writeHead(200).write('{'), 100)).toMatchObject({ outcome: 'again' });
  });
});
