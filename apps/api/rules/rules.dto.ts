import type { RuleProblem } from '#libs/rules/check-rule-set.js';
import type { RuleDifference } from '#libs/rules/diff-rule-sets.js';
import type { AppliedVersion } from '#libs/rules/rule-history.js';
import { allowedInChinese } from '#libs/rules/rule-problem-texts.js';
import type { ReadVersion } from '#libs/rulebook/rule-book.js';
import { ChoiceField, CountField, DayField, FlagField, InstantField, ListField, TextField } from '../http/fields.js';

/** What a body may hold at most, so that a document that is too long for the API is told so, and not cut off. */
const LONGEST_DOCUMENT = 1_000_000;
const MOST_DIFFERENCES = 1_000;
const MOST_PROBLEMS = 500;

const DOCUMENT = { description: 'The rule set document: YAML that names what differs from the defaults. At most 262,144 characters.', minLength: 0, maxLength: LONGEST_DOCUMENT };

export class RuleVersionParams {
  @CountField({ description: 'The number of the version.', min: 1, max: 2_000_000_000 })
  version!: number;
}

export class RuleDifferencesParams {
  @CountField({ description: 'The number of the one version.', min: 1, max: 2_000_000_000 })
  a!: number;

  @CountField({ description: 'The number of the other.', min: 1, max: 2_000_000_000 })
  b!: number;
}

export class RulesInForceQuery {
  @DayField({ description: 'The day; today where nothing is said.', optional: true })
  on?: string;
}

export class RuleDocumentRequest {
  @TextField(DOCUMENT)
  document!: string;
}

export class RuleDifferencesRequest extends RuleDocumentRequest {
  @DayField({ description: 'The first day that the document would be in force; the first day of the open quarter where it is null.', nullable: true })
  from!: string | null;
}

export class RuleApplyRequest extends RuleDifferencesRequest {
  @FlagField({ description: 'Puts the version in force for the whole open quarter, in place of all that began in it.' })
  restate!: boolean;

  @CountField({ description: 'The newest version there was when the document was written.', min: 1, max: 2_000_000_000 })
  basedOn!: number;
}

export class RuleVersionAnswer {
  @CountField({ description: 'The number of the version; 1 are the defaults.' })
  version!: number;

  @DayField({ description: 'The first day that it is in force; 0001-01-01 for the defaults.' })
  inForceFrom!: string;

  @DayField({ description: 'The last day of the quarter that it restates.', nullable: true })
  restatedUntil!: string | null;

  @TextField({ description: 'The digest of the full set: versions with the same one score alike.' })
  fingerprint!: string;

  @InstantField({ description: 'When it was applied; null for the defaults.', nullable: true })
  appliedAt!: string | null;

  @TextField({ description: 'Who applied it; null where nobody knows.', nullable: true })
  appliedBy!: string | null;

  @FlagField({ description: 'Whether it changed the rules of one shop alone.' })
  ofShop!: boolean;
}

export class RuleSetAnswer extends RuleVersionAnswer {
  @TextField({ description: 'The document as it was written; null for who does not reach all shops.', nullable: true, minLength: 0, maxLength: LONGEST_DOCUMENT })
  document!: string | null;

  @TextField({ description: 'The full set as YAML, with the rules of the shops within reach.', maxLength: 10_000_000 })
  fullSet!: string;
}

export class RuleDefaultsAnswer {
  @TextField({ description: 'The full set of defaults as YAML.', maxLength: LONGEST_DOCUMENT })
  fullSet!: string;
}

export class RuleProblemAnswer {
  @TextField({ description: 'The place in the document, such as scoring.modules.sales.head_count; empty for the whole.', minLength: 0, maxLength: 2_000 })
  path!: string;

  @CountField({ description: 'The line, from 1 on.' })
  line!: number;

  @CountField({ description: 'The column, from 1 on.' })
  column!: number;

  @TextField({ description: 'What stands there.', minLength: 0, maxLength: LONGEST_DOCUMENT })
  value!: string;

  @TextField({ description: 'What is allowed there, in English.', maxLength: 10_000 })
  en!: string;

  @TextField({ description: 'What is allowed there, in Chinese.', maxLength: 10_000 })
  zh!: string;
}

export class RuleCheckAnswer {
  @FlagField({ description: 'Whether the document can be applied.' })
  valid!: boolean;

  @ListField(() => RuleProblemAnswer, { description: 'What is wrong, in the order of the document; the first 500.', max: MOST_PROBLEMS })
  problems!: RuleProblemAnswer[];
}

export class RuleDifferenceAnswer {
  @TextField({ description: 'The place in the rule set.', maxLength: 2_000 })
  path!: string;

  @TextField({ description: 'What it was; null where there was nothing.', nullable: true, minLength: 0, maxLength: LONGEST_DOCUMENT })
  before!: string | null;

  @TextField({ description: 'What it is; null where there is nothing.', nullable: true, minLength: 0, maxLength: LONGEST_DOCUMENT })
  after!: string | null;

  @ChoiceField({ description: 'Whom it changes: all scorecards, the orders of all shops, or those of one.', of: ['scores', 'attribution', 'shop'], name: 'RuleEffect' })
  affects!: string;

  @TextField({ description: 'The shop, where it is one.', nullable: true })
  merchantId!: string | null;
}

export class RuleDifferencesAnswer {
  @CountField({ description: 'How many places differ.' })
  total!: number;

  @ListField(() => RuleDifferenceAnswer, { description: 'The first 1,000 of them, in the order of the rule set.', max: MOST_DIFFERENCES })
  differences!: RuleDifferenceAnswer[];
}

export class RuleAppliedAnswer extends RuleDifferencesAnswer {
  @CountField({ description: 'The version that is in force from that day: the new one, or the one that says the same already.' })
  version!: number;

  @DayField({ description: 'The first day that it is in force.' })
  inForceFrom!: string;

  @DayField({ description: 'The last day of the quarter that it restates.', nullable: true })
  restatedUntil!: string | null;

  @TextField({ description: 'The digest of the full set.' })
  fingerprint!: string;

  @FlagField({ description: 'False where the same was in force already: no version was made.' })
  changed!: boolean;
}

/** A version as it is listed. */
export function showVersion(version: AppliedVersion): RuleVersionAnswer {
  return fieldsOfVersion(version);
}

function fieldsOfVersion({ version, inForceFrom, restatedUntil, fingerprint, appliedAt, appliedBy, ofShop }: AppliedVersion) {
  return { version, inForceFrom, restatedUntil, fingerprint, appliedAt: appliedAt?.toISOString() ?? null, appliedBy, ofShop };
}

/** A version with what it says. */
export function showRuleSet(version: ReadVersion): RuleSetAnswer {
  return { ...fieldsOfVersion(version), document: version.document, fullSet: version.fullSet };
}

/** What is wrong with a document. */
export function showProblems(problems: readonly RuleProblem[]): RuleCheckAnswer {
  return {
    valid: problems.length === 0,
    problems: problems.slice(0, MOST_PROBLEMS).map(({ allowed, ...place }) => ({ ...place, en: allowed, zh: allowedInChinese(allowed) })),
  };
}

/** What differs between two rule sets. */
export function showDifferences(differences: readonly RuleDifference[]): RuleDifferencesAnswer {
  return {
    total: differences.length,
    differences: differences.slice(0, MOST_DIFFERENCES).map(({ path, before, after, affects }) => ({
      path,
      before,
      after,
      affects: typeof affects === 'string' ? affects : 'shop',
      merchantId: typeof affects === 'string' ? null : affects.merchantId,
    })),
  };
}
