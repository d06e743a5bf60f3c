import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of slot allocation: a part of the table of all. */
export const ALLOCATION_ERRORS = {
  'allocation-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no allocation proposal {allocation}. GET /api/v1/allocations lists them.',
    zh: '没有坑位分配方案 {allocation}。可通过 GET /api/v1/allocations 查询。',
  },
  'allocation-candidates-unclear': {
    exit: 2,
    http: 400,
    en: 'Name either a manager or a division: their merchants are the candidates.',
    zh: '请指定一位运营经理或一个事业部（二选一），候选商家即其名下商家。',
  },
  'allocation-without-candidates': {
    exit: 1,
    http: 422,
    en: '{whose} had no merchants on {day}, the last day of the month before the campaign: there is nobody to give slots to.',
    zh: '{whose} 在 {day}（活动前一个月的最后一天）名下没有商家，无法分配坑位。',
  },
  'allocation-line-unknown': {
    exit: 2,
    http: 404,
    en: '{merchant} is not among the candidates of this proposal. Make a new proposal where the merchants have changed.',
    zh: '商家 {merchant} 不在该方案的候选名单中。如商家归属有变，请重新生成方案。',
  },
  'allocation-exceeds-slots': {
    exit: 1,
    http: 422,
    en: 'With {allotted} for {merchant}, {sum} slots would be given, and there are {slots}. Take slots from another merchant first.',
    zh: '若给 {merchant} 分配 {allotted} 个坑位，合计将为 {sum} 个，而可分配坑位只有 {slots} 个。请先减少其他商家的坑位。',
  },
  'allocation-final': {
    exit: 1,
    http: 409,
    en: 'This proposal is final since {when}. Make a new one for the campaign to allot its slots otherwise.',
    zh: '该方案已于 {when} 定稿。如需调整，请为该活动重新生成方案。',
  },
  'allocation-reason-needed': {
    exit: 2,
    http: 400,
    en: 'Give a reason of 3 to 500 characters: it is kept beside the change.',
    zh: '请填写 3 至 500 个字符的理由，该理由将随更改一并保存。',
  },
} as const satisfies Record<string, ErrorDefinition>;
