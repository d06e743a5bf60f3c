import * as fc from 'fast-check';
import { bytesOf, fitMessage } from './message-size.js';
import type { MessagePart } from './notice.js';
import { CHANNEL_KINDS } from '#libs/domain/channel-kinds.js';

const MOST_BYTES = { email: 200_000, webhook: 200_000, wecom: 4_096, dingtalk: 20_000, feishu: 20 * 1024 } as const;

const partOf = (number: number, lines: readonly string[], title = `第 ${number} 条`): MessagePart => ({
  noticeId: `n${number}`,
  title,
  lines,
  link: `https://opscore.example/scorecards?notice=${number}`,
});
const compose = (parts: readonly MessagePart[]) => ({ subject: `${parts.length} 条提醒`, language: 'zh' as const, parts, attachments: [] });

it('what fits is one message, as it is', () => {
  const parts = [partOf(1, ['家电事业部：完成率 82.5%']), partOf(2, ['美妆事业部：完成率 79.1%'])];
  expect(fitMessage('wecom', parts, compose)).toEqual(compose(parts));
});

it('a WeCom robot takes 4096 bytes: what is left goes into the next message', () => {
  const parts = Array.from({ length: 60 }, (_, number) => partOf(number, ['家电事业部：本周完成率 82.5%，低于 90%', '差额 12,300.00 元']));
  const first = fitMessage('wecom', parts, compose);
  expect(first.parts.length).toBe(26);
  expect(first.parts).toEqual(parts.slice(0, 26));
  expect(first.subject).toBe('26 条提醒');
  expect(bytesOf('wecom', first)).toBe(4_010);
});

it('a notice that is too long alone is cut, and says so', () => {
  const [part] = fitMessage('wecom', [partOf(1, Array.from({ length: 300 }, (_, line) => `第 ${line} 行：家电事业部完成率`))], compose).parts;
  expect(part?.lines.length).toBe(41);
  expect(part?.lines.at(-1)).toBe('…');
});

it('no message is ever longer than its kind takes, and no notice is left out', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('😀'.repeat(500), '<@all>'.repeat(300), '"\\\n'.repeat(400), '完'.repeat(3_000)));
  const parts = fc.array(fc.tuple(text, fc.array(text, { maxLength: 60 })), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...CHANNEL_KINDS), parts, (kind, given) => {
      let rest = given.map(([title, lines], number) => partOf(number, lines, title));
      const told: string[] = [];
      while (rest.length > 0) {
        const message = fitMessage(kind, rest, compose);
        expect(bytesOf(kind, message)).toBeLessThanOrEqual(MOST_BYTES[kind]);
        expect(message.parts.length).toBeGreaterThan(0);
        told.push(...message.parts.map(({ noticeId }) => noticeId));
        rest = rest.slice(message.parts.length);
      }
      expect(told).toEqual(given.map((_, number) => `n${number}`));
    }),
    { numRuns: 150 },
  );
});
