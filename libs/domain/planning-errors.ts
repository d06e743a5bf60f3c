import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of changing targets, calendar and rules: a part of the table of all. */
export const PLANNING_ERRORS = {
  'edits-refused': {
    exit: 2,
    http: 400,
    en: 'Nothing was changed, since not all of it can be taken: {problems}.',
    zh: '未做任何更改，部分内容无法保存：{problems}。',
  },
  'rules-changed-meanwhile': {
    exit: 1,
    http: 409,
    en: 'Rule set {newest} was applied meanwhile, and yours is based on {basedOn}. Nothing was changed: look at what differs, and apply yours again on top of it.',
    zh: '规则集 {newest} 已先行生效，您的修改基于版本 {basedOn}。未做任何更改：请查看差异后在其基础上重新提交。',
  },
  'rule-document-too-long': {
    exit: 2,
    http: 422,
    en: 'The rule set has {length} characters; over the API it may have {most}. Apply it with "opscore rules apply".',
    zh: '规则集共 {length} 个字符，通过接口最多 {most} 个。请使用 opscore rules apply 命令应用。',
  },
  'shop-rules-entangled': {
    exit: 1,
    http: 409,
    en: 'The rules of shop {merchant} hang together with others in rule set {version} (YAML anchors or aliases), so that they cannot be changed alone. Ask an administrator to write them out there.',
    zh: '规则集 {version} 中店铺 {merchant} 的规则与其他内容相互引用（YAML 锚点或别名），无法单独修改。请联系管理员将其展开。',
  },
  'shop-rules-too-early': {
    exit: 2,
    http: 422,
    en: 'Rules of a shop can begin on {earliest} at the earliest, the first day of the open quarter; {from} lies before it.',
    zh: '店铺规则最早可自当前季度首日 {earliest} 起生效，{from} 过早。',
  },
  'simulation-under-way': {
    exit: 1,
    http: 503,
    en: 'Another simulation is under way; there is one at a time. Try again in a moment.',
    zh: '已有一个模拟正在运行，同一时间只能运行一个。请稍后重试。',
  },
  'simulation-too-long': {
    exit: 1,
    http: 422,
    en: 'The simulation took longer than {seconds} seconds and was ended. Ask for a month or a week instead of the quarter, for one shop, or run "opscore simulate".',
    zh: '模拟超过 {seconds} 秒，已终止。请改为模拟一个月或一周、单个店铺，或运行 opscore simulate。',
  },
} as const satisfies Record<string, ErrorDefinition>;
