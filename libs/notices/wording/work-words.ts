import type { Language } from '#libs/domain/errors.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { FailedFacts, LateFacts } from '../plan/happening.js';
import { sayDay, sayPeriod } from './figure-words.js';
import type { Saying } from './saying.js';
import { pathWith } from './saying.js';

/** The scoring of a period fails again and again. */
export function sayFailed({ period, asOf, windows, failures, error, retryAt, maySeeJobs }: FailedFacts, timeZone: string, language: Language): Saying {
  const path = maySeeJobs ? '/jobs' : pathWith('/ranking', { period });
  const name = sayPeriod(period, language);
  const again = retryAt === null ? null : sayInstant(new Date(retryAt), timeZone);
  if (language === 'zh') {
    return {
      title: `${name}评分失败`,
      lines: [
        `截至${sayDay(asOf, language)}的 ${windows} 张成绩单连续 ${failures} 次计算失败，页面上仍是之前的成绩。`,
        ...(error === null ? [] : [`原因：${describeFailure(error, language)}`]),
        ...(again === null ? [] : [`系统将于 ${again} 重试。`]),
        maySeeJobs ? '请在任务页查看并处理。' : '请联系管理员处理。',
      ],
      path,
    };
  }
  return {
    title: `Scoring ${name} failed`,
    lines: [
      `${windows} scorecards as of ${sayDay(asOf, language)} could not be computed ${failures} times in a row; the page shows those from before.`,
      ...(error === null ? [] : [`Reason: ${describeFailure(error, language)}`]),
      ...(again === null ? [] : [`It is tried again at ${again}.`]),
      maySeeJobs ? 'See to it on the page of jobs.' : 'Tell an administrator.',
    ],
    path,
  };
}

const KINDS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  orders: { en: 'orders', zh: '订单' },
  merchant_days: { en: 'days of merchants', zh: '商家日数据' },
  sku_traffic: { en: 'traffic of SKUs', zh: '商品流量' },
  ad_spend: { en: 'ad spend', zh: '广告消耗' },
  chat_coverage: { en: 'chat coverage', zh: '会话覆盖' },
};

/** Facts of a kind are missing for a day. */
export function sayLate({ kind, day, lastDay, hours, mayImport }: LateFacts, language: Language): Saying {
  const what = KINDS[kind]?.[language] ?? kind;
  const path = mayImport ? '/imports' : null;
  if (language === 'zh') {
    return {
      title: `${sayDay(day, language)}的${what}数据未到`,
      lines: [
        `当日结束已超过 ${hours} 小时，仍没有 ${kind} 数据，现有数据截至${sayDay(lastDay, language)}。`,
        mayImport ? '请补导文件；考核所需数据到齐之前，成绩类通知暂缓发送。' : '请联系管理员补导数据；考核所需数据到齐之前，成绩类通知暂缓发送。',
      ],
      path,
    };
  }
  return {
    title: `The ${what} of ${sayDay(day, language)} have not come`,
    lines: [
      `More than ${hours} hours after the end of the day there are no ${kind} of it; what is there ends on ${sayDay(lastDay, language)}.`,
      `${mayImport ? 'Import the file' : 'Ask an administrator to import the file'}; until what scores are made of is there, notices about scores wait.`,
    ],
    path,
  };
}

/** An instant to the minute in the business time zone: `2026-11-25 12:30`. */
function sayInstant(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}
