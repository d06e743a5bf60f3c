import type { Whim } from '../../../test/support/notice-receivers.js';
import { NoticeReceivers } from '../../../test/support/notice-receivers.js';
import type { ChannelAddress, Message } from '../notice.js';
import { dingtalkSender } from './dingtalk.js';
import { feishuSender } from './feishu.js';
import type { RobotOptions } from './robot.js';
import { wecomSender } from './wecom.js';

const NOW = new Date('2026-11-24T04:00:00Z');
const DELIVERY = '3f9a1c2e-0000-4000-8000-000000000001';

const ADDRESSES = {
  wecom: { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-key-1' },
  dingtalk: { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=ding-token-1', secret: 'SECding' },
  feishu: { kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/feishu-hook-1', secret: 'feishu secret' },
} as const satisfies Record<string, ChannelAddress>;

const SENDERS = { wecom: wecomSender, dingtalk: dingtalkSender, feishu: feishuSender } as const;
const KINDS = ['wecom', 'dingtalk', 'feishu'] as const;

const MESSAGE: Message = {
  subject: '周完成率低于红线',
  language: 'zh',
  parts: [
    { noticeId: 'n1', title: '家电事业部 王丽', lines: ['完成率 82.5%，低于 90%', '<@all> [点我](http://evil.example) `x`'], link: 'https://opscore.example/scorecards?m=(om-wang)' },
  ],
  attachments: [],
};

let whim: Whim;
let receivers: NoticeReceivers;
let options: RobotOptions;

beforeEach(async () => {
  whim = 'take';
  const secrets = new Map([
    ['ding-token-1', 'SECding'],
    ['feishu-hook-1', 'feishu secret'],
  ]);
  receivers = new NoticeReceivers({ clock: () => NOW, whim: () => whim, secrets });
  await receivers.start();
  options = { clock: () => NOW, reach: receivers.reach };
});

afterEach(() => receivers.stop());

/** What does not hang is given as long as a busy machine may need. */
const patienceFor = (given: Whim) => (given === 'hang' || given === 'take-and-hang' ? 100 : 20_000);
const send = (kind: (typeof KINDS)[number], message = MESSAGE, address: ChannelAddress = ADDRESSES[kind]) =>
  SENDERS[kind]({ ...options, timeoutMs: patienceFor(whim) }).send(address, message, DELIVERY);
const problemOf = (outcome: { readonly reason?: string }) => JSON.parse(outcome.reason ?? 'null') as unknown;

it('a message is taken where the robot says so, with its words, its reference, and nothing that calls people or leads away', async () => {
  expect(await send('wecom')).toEqual({ outcome: 'accepted', as: '0 ok' });
  expect(await send('dingtalk')).toEqual({ outcome: 'accepted', as: '0 ok' });
  expect(await send('feishu')).toEqual({ outcome: 'accepted', as: '0 success' });
  const [wecom, dingtalk, feishu] = receivers.taken.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const text = [
    '**家电事业部 王丽**\n\n> 完成率 82.5%，低于 90%\n\n> ＜@all＞ ［点我］(http://evil.example) ｀x｀\n\n[查看](https://opscore.example/scorecards?m=%28om-wang%29)',
    '消息编号 3F9A1C2E，编号相同即为同一条消息。',
  ].join('\n\n');
  expect(wecom).toEqual({ msgtype: 'markdown', markdown: { content: text } });
  expect(dingtalk).toEqual({ msgtype: 'markdown', markdown: { title: '周完成率低于红线', text } });
  expect(feishu).toMatchObject({ timestamp: '1795492800', msg_type: 'post', content: { post: { zh_cn: { title: '周完成率低于红线' } } } });
  expect(JSON.stringify(feishu)).toContain('"tag":"a","text":"查看","href":"https://opscore.example/scorecards?m=(om-wang)"');
});

it('a digest has a line over it', async () => {
  const part = { noticeId: 'n2', title: '数据延迟', lines: [], link: null };
  await send('wecom', { subject: '2 条提醒', language: 'zh', parts: [part, part], attachments: [] });
  expect(receivers.taken[0]?.body).toContain('### 2 条提醒\\n\\n**数据延迟**\\n\\n**数据延迟**');
});

describe.each(KINDS)('%s', (kind) => {
  it('too many messages: the robot is left alone, and nothing has failed', async () => {
    whim = 'busy';
    const outcome = await send(kind);
    expect(outcome).toMatchObject({ outcome: 'busy', retryAfterMs: null });
    expect(problemOf(outcome as never)).toMatchObject({ code: 'send-too-often' });
  });

  it('a refusal is one, and its reason does not hold the key', async () => {
    whim = 'refuse';
    const outcome = await send(kind);
    expect(outcome.outcome).toBe('refused');
    expect(problemOf(outcome as never)).toMatchObject({ code: 'send-refused', details: { answer: expect.stringMatching(/^(93000|300001|19021) /) as string } });
  });

  it.each([
    ['fail', 'send-failed-there'],
    ['garbage', 'send-answer-unreadable'],
    ['close', 'send-not-reached'],
    ['hang', 'send-timed-out'],
    ['take-and-hang', 'send-timed-out'],
  ] as const)('%s: it is tried again', async (fault, code) => {
    whim = fault;
    const outcome = await send(kind);
    expect(outcome.outcome).toBe('again');
    expect(problemOf(outcome as never)).toMatchObject({ code });
  });
});

it.each(['dingtalk', 'feishu'] as const)('%s: a wrong secret is refused', async (kind) => {
  const address = { ...ADDRESSES[kind], secret: 'another' };
  expect(await send(kind, MESSAGE, address)).toMatchObject({ outcome: 'refused' });
});

it('without a secret nothing is signed', async () => {
  await send('dingtalk', MESSAGE, { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=ding-token-2', secret: null });
  await send('feishu', MESSAGE, { kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/feishu-hook-2', secret: null });
  expect(receivers.taken.map(({ place }) => place)).toEqual(['ding-token-2', 'feishu-hook-2']);
  expect(Object.keys(JSON.parse(receivers.taken[1]?.body ?? '{}') as object)).toEqual(['msg_type', 'content']);
});

it('nobody who listens is a connection fault', async () => {
  const outcome = await wecomSender({ ...options, reach: () => new URL('http://127.0.0.1:1/') }).send(ADDRESSES.wecom, MESSAGE, DELIVERY);
  expect(problemOf(outcome as never)).toEqual({ code: 'send-not-reached', details: { reason: 'ECONNREFUSED' } });
});
