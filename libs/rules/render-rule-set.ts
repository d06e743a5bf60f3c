import { createHash } from 'node:crypto';
import { Document, Scalar, isScalar, visit } from 'yaml';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { RuleSet } from './rule-set.js';

/** A number that is written digit by digit: as a binary float it could lose some. */
export class WrittenDecimal {
  constructor(readonly text: string) {}
}

/** Has YAML write such numbers as they are. */
export const DECIMAL_TAG = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value: unknown) => value instanceof WrittenDecimal,
  resolve: (text: string) => new WrittenDecimal(text),
  stringify: ({ value }: Scalar) => (value instanceof WrittenDecimal ? value.text : String(value)),
};

/** The full set as YAML, the same bytes for the same set. Reading it gives the set again, digit by digit. */
export function renderRuleSet(ruleSet: RuleSet): string {
  const document = new Document(inOrder(ruleSet), { customTags: (tags) => [DECIMAL_TAG, ...tags] });
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key' && typeof node.value === 'string' && isDecimal(node.value)) {
        return new Scalar(new WrittenDecimal(node.value));
      }
      return undefined;
    },
    Seq(_key, node) {
      if (node.items.every((item) => isScalar(item))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}

/** The SHA-256 of the full set: two versions with the same fingerprint score alike. */
export function fingerprintRuleSet(ruleSet: RuleSet): string {
  return createHash('sha256').update(renderRuleSet(ruleSet)).digest('hex');
}

/** Where an administrator names things in any order, they stand in one: merchants by id, quotas from the best grade on. */
function inOrder(ruleSet: RuleSet): RuleSet {
  const { scoring, attribution } = ruleSet;
  const gradeNames = scoring.grades.map(([grade]) => grade);
  const byGrade = Object.entries(scoring.distribution.quotas).toSorted(
    ([left], [right]) => gradeNames.indexOf(left) - gradeNames.indexOf(right) || compareBytes(left, right),
  );
  const byId = Object.entries(attribution.merchants).toSorted(([left], [right]) => compareBytes(left, right));
  return {
    ...ruleSet,
    scoring: { ...scoring, distribution: { ...scoring.distribution, quotas: Object.fromEntries(byGrade) } },
    attribution: { ...attribution, merchants: Object.fromEntries(byId) },
  };
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
