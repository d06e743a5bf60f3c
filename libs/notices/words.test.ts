import type { Language } from '#libs/domain/errors.js';
import type { MessagePart, Notice } from './notice.js';
import { CHANNEL_PAUSED, MESSAGE_FAILED } from './notice.js';
import { noticeWords } from './words.js';
import { writtenProblem } from './written-problem.js';

const words = noticeWords({ timeZone: 'Asia/Shanghai', publicUrl: 'https://opscore.example.cn' });

function say(event: string, facts: Record<string, unknown>, language: Language): string[] {
  const notice: Notice = { noticeId: 'n-1', subscriptionId: 's-1', event, eventKey: 'k', facts, exportId: null, madeAt: new Date(0) };
  const { title, lines, link } = words.part(notice, language);
  return [title, ...lines, link ?? '-'];
}

const both = (event: string, facts: Record<string, unknown>) => ({ zh: say(event, facts, 'zh'), en: say(event, facts, 'en') });

const MANAGER = { period: '2026Q4', asOf: '2026-11-23', managerId: 'om 2', name: '罗静姝' };

it('a week that was scored', () => {
  const managers = { count: 18, grades: [{ grade: 'A', count: 3 }, { grade: 'C', count: 15 }], lowest: { managerId: 'om-2', name: '罗静姝', total: '62.10' }, only: null };
  expect(both('week-scored', { period: '2026Q4/2026-W47', asOf: '2026-11-22', managers, report: { report: 'scorecards', format: 'xlsx' } })).toEqual({
    zh: [
      '2026年11月16日至22日周成绩已出',
      '共 18 位运营经理：A 级 3 人，C 级 15 人。',
      '总分最低的是罗静姝，62.10 分，可先与其沟通。',
      '报表“考核成绩”（XLSX）已生成：邮件见附件，其他渠道请到“导出”页下载。',
      'https://opscore.example.cn/ranking?period=2026Q4%2F2026-W47',
    ],
    en: [
      'The week of 16 to 22 November 2026 is scored',
      '18 managers: A 3, C 15.',
      'The lowest total is that of 罗静姝: 62.10. Talk to them first.',
      'The report Scorecards (XLSX) is made: e-mails have it attached, others find it among your exports.',
      'https://opscore.example.cn/ranking?period=2026Q4%2F2026-W47',
    ],
  });
});

it('a quarter of one manager, and a file that could not be made', () => {
  const only = { managerId: 'om 2', name: '罗静姝', total: '82.35', grade: 'B', rank: 3 };
  const facts = { period: '2026Q4', asOf: '2026-12-31', managers: { count: 1, grades: [], lowest: null, only }, report: { report: 'review', format: 'pdf' }, fileProblem: writtenProblem('export-interrupted') };
  const { zh, en } = both('quarter-scored', facts);
  expect(zh.slice(0, 2)).toEqual(['2026年第四季度成绩已出', '罗静姝：总分 82.35，等级 B，部门排名第 3。']);
  expect(zh[2]).toMatch(/^报表“.+”（PDF）未能生成：.+$/);
  expect(en.slice(0, 2)).toEqual(['Q4 2026 is scored', '罗静姝: total 82.35, grade B, rank 3 in the division.']);
  expect(en.at(-1)).toBe('https://opscore.example.cn/managers/om%202/scorecard?period=2026Q4');
});

it('a month, to who may not read scorecards', () => {
  expect(both('month-scored', { period: '2026-10', asOf: '2026-10-31', managers: null, report: null })).toEqual({
    zh: ['2026年10月成绩已出', '该周期的数据已全部处理完成。', 'https://opscore.example.cn/exports'],
    en: ['October 2026 is scored', 'All data of it are complete.', 'https://opscore.example.cn/exports'],
  });
});

it('an outbound under the line', () => {
  const facts = { ...MANAGER, period: '2026Q4/2026-W40', asOf: '2026-10-04', completion: '0.7143', actual: '4325', target: '6055', line: '0.80' };
  expect(both('weekly-completion-low', facts)).toEqual({
    zh: [
      '罗静姝周出库达成率 71.43%，低于 80.00%',
      '2026年10月1日至4日出库 4,325，目标 6,055。',
      '请联系罗静姝核对缺货和发货延迟的商家，逐日出库见链接。',
      'https://opscore.example.cn/managers/om%202/outbound?period=2026Q4%2F2026-W40',
    ],
    en: [
      '罗静姝: outbound of the week 71.43%, under 80.00%',
      '4,325 left in the week of 1 to 4 October 2026, of a target of 6,055.',
      'Ask 罗静姝 which merchants are out of stock or ship late; the days are on the page.',
      'https://opscore.example.cn/managers/om%202/outbound?period=2026Q4%2F2026-W40',
    ],
  });
});

it('a pace that is behind', () => {
  const measures = [
    { measure: 'gmv', completion: '0.4696', timeProgress: '0.5870', lead: '-0.1174', missing: '1080000.00' },
    { measure: 'outbound_units', completion: '0.5000', timeProgress: '0.5870', lead: '-0.0870', missing: '8004' },
  ];
  expect(both('pace-behind', { ...MANAGER, gap: '5.50', measures })).toEqual({
    zh: [
      '罗静姝2026年第四季度进度落后超过 5.5 个百分点',
      '销售额完成 46.96%，时间进度 58.70%（按日权重），落后 11.74 个百分点，差 108.00万元。',
      '出库完成 50.00%，时间进度 58.70%（按日权重），落后 8.70 个百分点，差 8,004 件。',
      '请与罗静姝确认追赶计划，先看下滑的头部商家。',
      'https://opscore.example.cn/managers/om%202/scorecard?period=2026Q4',
    ],
    en: [
      '罗静姝: more than 5.5 points behind in Q4 2026',
      'Sales: 46.96% done against 58.70% of weighted time, 11.74 points behind; ¥1,080,000.00 short.',
      'Outbound: 50.00% done against 58.70% of weighted time, 8.70 points behind; 8,004 units short.',
      'Settle with 罗静姝 how to catch up; begin with the large merchants that fell.',
      'https://opscore.example.cn/managers/om%202/scorecard?period=2026Q4',
    ],
  });
});

it('a grade at risk', () => {
  const facts = { ...MANAGER, total: '80.90', grade: 'B', minimum: '80.00', above: '0.90', isNear: true, forecast: '76.20', weakest: { module: 'outbound', completion: '0.7143' } };
  expect(both('grade-at-risk', facts)).toEqual({
    zh: [
      '罗静姝2026年第四季度 B 级有失守风险',
      '当前总分 80.90，仅高出 B 级下限（80.00）0.90 分。',
      '总分近一周在下滑，照此速度季末约 76.20 分，将低于下限。',
      '达成率最低的模块是出库（71.43%），请与罗静姝从这里补起。',
      'https://opscore.example.cn/managers/om%202/scorecard?period=2026Q4',
    ],
    en: [
      '罗静姝: grade B of Q4 2026 is at risk',
      'The total is 80.90, only 0.90 above the minimum of B (80.00).',
      'It fell in the last week: at that speed it ends at about 76.20, under the minimum.',
      'The weakest module is Outbound (71.43%): begin there with 罗静姝.',
      'https://opscore.example.cn/managers/om%202/scorecard?period=2026Q4',
    ],
  });
});

it('scoring that failed, to an administrator and to a director', () => {
  const facts = { period: '2026Q4', asOf: '2026-11-23', windows: 18, failures: 3, retryAt: '2026-11-24T04:08:00.000Z', error: 'out of memory', maySeeJobs: true };
  expect(both('window-failed', facts)).toEqual({
    zh: [
      '2026年第四季度评分失败',
      '截至11月23日的 18 张成绩单连续 3 次计算失败，页面上仍是之前的成绩。',
      '原因：out of memory',
      '系统将于 2026-11-24 12:08 重试。',
      '请在任务页查看并处理。',
      'https://opscore.example.cn/jobs',
    ],
    en: [
      'Scoring Q4 2026 failed',
      '18 scorecards as of 23 November could not be computed 3 times in a row; the page shows those from before.',
      'Reason: out of memory',
      'It is tried again at 2026-11-24 12:08.',
      'See to it on the page of jobs.',
      'https://opscore.example.cn/jobs',
    ],
  });
  expect(say('window-failed', { ...facts, error: null, retryAt: null, maySeeJobs: false }, 'zh').slice(2)).toEqual(['请联系管理员处理。', 'https://opscore.example.cn/ranking?period=2026Q4']);
});

it('data that are late', () => {
  expect(both('data-late', { kind: 'orders', day: '2026-11-22', lastDay: '2026-11-21', hours: '24', mayImport: true })).toEqual({
    zh: [
      '11月22日的订单数据未到',
      '当日结束已超过 24 小时，仍没有 orders 数据，现有数据截至11月21日。',
      '请补导文件；考核所需数据到齐之前，成绩类通知暂缓发送。',
      'https://opscore.example.cn/imports',
    ],
    en: [
      'The orders of 22 November have not come',
      'More than 24 hours after the end of the day there are no orders of it; what is there ends on 21 November.',
      'Import the file; until what scores are made of is there, notices about scores wait.',
      'https://opscore.example.cn/imports',
    ],
  });
});

it('what the product tells of channels', () => {
  const facts = { name: '家电群', hint: 'qyapi.weixin.qq.com/…3f9a', reason: writtenProblem('send-refused', { answer: '93000' }) };
  expect(say('test', { name: '家电群' }, 'zh')).toEqual(['opscore 测试消息', '渠道“家电群”可以收到通知。', 'https://opscore.example.cn/notices/channels']);
  expect(say(CHANNEL_PAUSED, facts, 'zh')[0]).toBe('通知渠道“家电群”已暂停');
  expect(say(CHANNEL_PAUSED, facts, 'zh')[1]).toMatch(/^qyapi\.weixin\.qq\.com\/…3f9a：对方拒收：93000。/);
  expect(say(MESSAGE_FAILED, facts, 'en')[0]).toBe('A message at the channel "家电群" was not sent');
});

it('what it has no words for it names, and throws nothing', () => {
  expect([say('unheard-of', {}, 'zh'), say('pace-behind', {}, 'en'), say('toString', {}, 'en')]).toEqual([['unheard-of', '-'], ['pace-behind', '-'], ['toString', '-']]);
});

it('a digest counts its notices; without an address of the page there are no links', () => {
  const part = (title: string): MessagePart => ({ noticeId: title, title, lines: [], link: null });
  expect(words.subject([part('甲')], 'zh')).toBe('甲');
  expect([words.subject([part('甲'), part('乙')], 'zh'), words.subject([part('a'), part('b'), part('c')], 'en')]).toEqual(['2 条通知：甲等', '3 notices: a, and more']);
  const unlinked = noticeWords({ timeZone: 'Asia/Shanghai', publicUrl: undefined });
  expect(unlinked.part({ noticeId: 'n', subscriptionId: null, event: 'test', eventKey: 'k', facts: { name: 'x' }, exportId: null, madeAt: new Date(0) }, 'en').link).toBeNull();
});
