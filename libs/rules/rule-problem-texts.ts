/**
 * What is allowed at a place of a rule set, in Chinese: the English texts are the messages of the fields themselves
 * (libs/rule-schema, rule-set.ts, settings of the KPIs), and this list follows them.
 */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^a decimal from (\S+) to (\S+)$/, '$1 至 $2 之间的小数'],
  [/^a decimal from (\S+)$/, '不小于 $1 的小数'],
  [/^a whole number from (\S+) to (\S+)$/, '$1 至 $2 之间的整数'],
  [/^one of (.+) \(did you mean (.+)\?\)$/, '$1 之一（是否想写 $2？）'],
  [/^one of (.+)$/, '$1 之一'],
  [/^no such key(?: \(did you mean (.+)\?\))?$/, '没有此项'],
  [/^true or false$/, 'true 或 false'],
  [/^a mapping of grades to shares$/, '等级到比例的映射'],
  [/^a mapping of merchant ids to what differs$/, '商家编号到其不同之处的映射'],
  [/^a mapping of (.+)$/, '由 $1 组成的映射'],
  [/^a pair \[completion, points\]$/, '一对 [完成率，分数]'],
  [/^a list of pairs \[completion, points\]$/, '若干对 [完成率，分数] 的列表'],
  [/^at least one pair \[completion, points\]$/, '至少一对 [完成率，分数]'],
  [/^completions that do not fall: the curve crosses itself$/, '完成率须不下降，否则曲线自相交叉'],
  [/^points that do not fall as completion rises$/, '分数须随完成率上升而不下降'],
  [/^at most two pairs at one completion$/, '同一完成率最多两对'],
  [/^at least one weight above 0$/, '至少一个权重大于 0'],
  [/^a name of 1 to 10 characters$/, '1 至 10 个字符的名称'],
  [/^a pair \[grade, least total\]$/, '一对 [等级，最低总分]'],
  [/^a list of pairs \[grade, least total\]$/, '若干对 [等级，最低总分] 的列表'],
  [/^at least one grade$/, '至少一个等级'],
  [/^least totals that fall from the best grade to the last$/, '最低总分须从最高等级到最低等级递减'],
  [/^every grade once$/, '每个等级只写一次'],
  [/^a last grade from 0 on, so that every total has one$/, '最后一个等级须自 0 分起，使每个总分都有等级'],
  [/^shares that add up to 1$/, '合计为 1 的比例'],
  [/^weights of gmv, conversion, slot_output and outbound that add up to 1$/, 'gmv、conversion、slot_output、outbound 的权重合计须为 1'],
  [/^seven decimals, Monday to Sunday$/, '周一至周日共七个小数'],
  [/^a grade of scoring\.grades: (.+)$/, 'scoring.grades 中的等级：$1'],
  [/^by_basis, or shares of head, mid and tail that add up to 1$/, 'by_basis，或合计为 1 的 head、mid、tail 比例'],
  [/^at most (\S+) characters$/, '最多 $1 个字符'],
  [/^YAML: a single document$/, 'YAML：只能有一个文档'],
  [/^YAML: at most (\d+) levels of nesting$/, 'YAML：最多嵌套 $1 层'],
  [/^YAML: ([\s\S]*)$/, 'YAML 语法有误：$1'],
];

/** What a problem allows, in Chinese. */
export function allowedInChinese(allowed: string): string {
  const found = TEXTS.find(([pattern]) => pattern.test(allowed));
  return found === undefined ? `须符合要求：${allowed}` : allowed.replace(found[0], found[1]);
}
