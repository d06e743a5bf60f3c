import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of naming periods, closing and reopening them: a part of the table of all. */
export const PERIOD_ERRORS = {
  'period-unknown': {
    exit: 2,
    http: 400,
    en: '"{period}" is not a period. Write a quarter (2026Q4), a month (2026-10) or a week (2026Q4/2026-W41).',
    zh: '“{period}”不是有效的周期。请写季度（2026Q4）、月份（2026-10）或周（2026Q4/2026-W41）。',
  },
  'week-unknown': {
    exit: 2,
    http: 400,
    en: 'The year {year} has no ISO week {week}; its last one is {last}.',
    zh: '{year} 年没有第 {week} 周（ISO），最后一周是 {last}。',
  },
  'week-ambiguous': {
    exit: 2,
    http: 400,
    en: 'The week {week} lies in two quarters. Ask for {first} or {second}.',
    zh: '{week} 跨两个季度，请写明 {first} 或 {second}。',
  },
  'week-outside-quarter': {
    exit: 2,
    http: 400,
    en: 'The week {week} has no day in {quarter}.',
    zh: '{week} 没有任何一天在 {quarter} 内。',
  },
  'period-not-begun': {
    exit: 2,
    http: 400,
    en: 'Nothing to score: {period} has no wholly past day yet (it begins on {first}).',
    zh: '{period} 尚无完整的一天可计分（起始日 {first}）。',
  },
  'period-not-ended': {
    exit: 1,
    http: 409,
    en: '{period} has not ended yet: its last day is {last}, and it can be closed from the day after. Nothing was changed.',
    zh: '{period} 尚未结束：最后一天为 {last}，次日起方可关账。未做任何更改。',
  },
  'period-closed': {
    exit: 1,
    http: 409,
    en: '{period} was closed for {division} by {by} at {at}. Nothing was changed. If it must change, reopen it with a reason: opscore reopen {period} --division {division} --reason …',
    zh: '{period}（{division}）已由 {by} 于 {at} 关账。未做任何更改。如确需更改，请说明原因后重新开账：opscore reopen {period} --division {division} --reason …',
  },
  'period-not-closed': {
    exit: 1,
    http: 409,
    en: '{period} is not closed for {division}. Close it first: opscore close {period}',
    zh: '{period}（{division}）尚未关账。请先关账：opscore close {period}',
  },
  'period-unsettled': {
    exit: 1,
    http: 409,
    en: '{period} cannot be closed for {division} yet: {reason}. Nothing was changed. Bring it up to date (opscore score {period}) and close it again.',
    zh: '{period}（{division}）暂不能关账：{reason}。未做任何更改。请先更新成绩（opscore score {period}），再关账。',
  },
  'second-person-needed': {
    exit: 1,
    http: 409,
    en: '{by} asked for {period} of {division} to be closed at {at}; it takes another person to close it. Nothing was changed.',
    zh: '{by} 已于 {at} 申请 {period}（{division}）关账，须由另一人确认。未做任何更改。',
  },
  'close-not-asked': {
    exit: 1,
    http: 409,
    en: 'Nobody has asked for {period} of {division} to be closed, so there is nothing to withdraw.',
    zh: '{period}（{division}）没有待确认的关账申请，无需撤回。',
  },
  'reason-needed': {
    exit: 2,
    http: 400,
    en: 'Give a reason of 3 to 500 characters.',
    zh: '请填写原因（3 到 500 个字符）。',
  },
  'division-unknown': {
    exit: 2,
    http: 404,
    en: 'There is no division {division} with managers. The divisions are {known}.',
    zh: '没有设有运营经理的部门 {division}。现有：{known}。',
  },
  'verification-under-way': {
    exit: 1,
    http: 503,
    en: 'Another verification is under way; there is one at a time. Try again in a moment.',
    zh: '已有一个核对正在进行，同一时间只能进行一个。请稍后重试。',
  },
} as const satisfies Record<string, ErrorDefinition>;
