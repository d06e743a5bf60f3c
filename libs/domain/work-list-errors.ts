import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of the conversion work-list: a part of the table of all. */
export const WORK_LIST_ERRORS = {
  'work-item-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no work item {item}. GET /api/v1/work-items lists them.',
    zh: '没有待办 {item}。可通过 GET /api/v1/work-items 查询。',
  },
  'work-item-step-invalid': {
    exit: 1,
    http: 422,
    en: 'A work item that is {from} cannot become {to}. From here it can become: {allowed}.',
    zh: '待办不能从 {from} 变为 {to}。当前可变为：{allowed}。',
  },
  'work-item-action-needed': {
    exit: 1,
    http: 422,
    en: 'Say which action was agreed: flash-sale, price, page, stock or other.',
    zh: '请注明商定的措施：flash-sale（秒杀）、price（调价）、page（页面）、stock（备货）或 other（其他）。',
  },
  'work-item-action-too-early': {
    exit: 1,
    http: 422,
    en: 'An action belongs to an item whose state is action-agreed or done. Set the state to action-agreed with it.',
    zh: '只有状态为 action-agreed 或 done 的待办才有措施。请同时将状态设为 action-agreed。',
  },
  'work-item-note-needed': {
    exit: 1,
    http: 422,
    en: 'Going back needs a note of 3 to 500 characters that says why.',
    zh: '退回上一步须填写 3 至 500 个字符的说明。',
  },
  'work-item-unchanged': {
    exit: 2,
    http: 400,
    en: 'The request changes nothing. Name a state, an action, a note or a person.',
    zh: '请求未作任何更改。请填写状态、措施、备注或负责人。',
  },
  'work-item-open-already': {
    exit: 1,
    http: 409,
    en: 'Another work item is open for this SKU: {item}. Go on with that one.',
    zh: '该 SKU 已有一个进行中的待办：{item}。请在其中继续跟进。',
  },
} as const satisfies Record<string, ErrorDefinition>;
