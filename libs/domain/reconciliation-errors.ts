import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of comparing a platform's report with the facts: a part of the table of all. */
export const RECONCILIATION_ERRORS = {
  'profile-reconciles-nothing': {
    exit: 2,
    http: 422,
    en: 'The profile {profile} names no figures to compare. Name a profile that does (opscore profile list shows which), or add "reconciles" to it: docs/import-profiles.md tells how.',
    zh: '导入方案 {profile} 没有可核对的指标。请改用可核对的方案（opscore profile list 会标明），或在方案中加上 reconciles，写法见 docs/import-profiles.md。',
  },
  'report-unlike-any': {
    exit: 2,
    http: 422,
    en: '{file} is no report of a known form that can be compared. Name its profile with --profile, or write one: opscore profile new {file} proposes it, and docs/import-profiles.md tells how "reconciles" names its figures.',
    zh: '{file} 不是已知的可核对报表。请用 --profile 指定导入方案，或自行编写：opscore profile new {file} 可给出建议，reconciles 的写法见 docs/import-profiles.md。',
  },
  'report-without-days': {
    exit: 1,
    http: 422,
    en: '{file} has no day to compare: no row with figures lies in the days asked for ({unreadable} rows could not be read). Leave out --from and --to, or check that it is the right report.',
    zh: '{file} 中没有可核对的日期：所选日期内没有数据行（{unreadable} 行无法读取）。请去掉 --from 和 --to，或确认报表是否正确。',
  },
  'report-merchants-unknown': {
    exit: 1,
    http: 422,
    en: 'None of the merchants of {file} is known here: {merchants}. Check the ids (--set merchant_id=… where the report does not say them), or import their orders first.',
    zh: '{file} 中的商家在系统中均不存在：{merchants}。请检查商家编号（报表中没有时用 --set merchant_id=… 指定），或先导入其订单。',
  },
  'report-days-outside': {
    exit: 1,
    http: 422,
    en: '{file} is of {from} to {to}, and the merchants of it have no orders on these days: theirs are of {first} to {last}. Import the orders of these days first, or compare a report of other days.',
    zh: '{file} 的日期为 {from} 至 {to}，而其商家在这些天没有订单（已有订单为 {first} 至 {last}）。请先导入这些天的订单，或核对其他日期的报表。',
  },
} as const satisfies Record<string, ErrorDefinition>;
