import type { Day } from '#libs/domain/business-time.js';
import { diffRuleSets } from '#libs/rules/diff-rule-sets.js';
import type { AppliedVersion } from '#libs/rules/rule-history.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import type { PackRuleChange } from './review-pack.js';

/**
 * The versions of the rules that were in force in a span of days, in the order in which they came, each with what it changed; the one in
 * force at its beginning changes nothing. What it changes for single shops is left out, and so is a version that changes nothing else.
 */
export function ruleChangesIn(
  { first, last }: { readonly first: Day; readonly last: Day },
  versions: readonly RuleVersion[],
  applied: readonly AppliedVersion[],
): PackRuleChange[] {
  const days = versions.map(({ inForceFrom }) => inForceFrom).filter((day) => day > first && day <= last);
  const changes: PackRuleChange[] = [];
  let before: RuleVersion | null = null;
  for (const day of [first, ...new Set(days.toSorted())]) {
    const version = pickInForce(versions, day);
    if (version.version === before?.version) continue;
    const differences = before === null ? [] : diffRuleSets(before.ruleSet, version.ruleSet).filter(({ affects }) => typeof affects === 'string');
    if (before === null || differences.length > 0) changes.push(describe(version, differences, applied));
    before = version;
  }
  return changes;
}

function describe({ version, inForceFrom }: RuleVersion, changes: PackRuleChange['changes'], applied: readonly AppliedVersion[]): PackRuleChange {
  const { appliedAt = null, appliedBy = null } = applied.find((each) => each.version === version) ?? {};
  return { version, inForceFrom, appliedAt, appliedBy, changes: changes.map(({ path, before, after }) => ({ path, before, after })) };
}
