import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/domain/actor.js';
import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import { RuleHistory } from '#libs/rules/rule-history.js';
import type { AttributionRules, ShopRules } from '#libs/rules/rule-set.js';
import { attributionRulesOf } from '#libs/rules/rule-set.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';

/** R22: the attribution rules of a shop on a day. */
export interface RulesOfShop {
  readonly merchantId: string;
  readonly on: Day;
  /** The version in force on that day. */
  readonly version: number;
  readonly inForceFrom: Day;
  /** All rules that hold for the shop. */
  readonly effective: AttributionRules;
  /** The default of all shops. */
  readonly standard: AttributionRules;
  /** What it has otherwise than the default; null where the default holds. */
  readonly own: ShopRules | null;
  /** The newest version there is, in force or not: what a change is based on. */
  readonly newestVersion: number;
  /** The next version that takes over later, with what it then says of the shop; null where there is none. */
  readonly next: { readonly version: number; readonly inForceFrom: Day } | null;
}

/** Days on which the same rules hold for a shop. */
export interface ShopRulesSpan {
  readonly from: Day;
  /** The last of the days; null where none is set yet. */
  readonly until: Day | null;
  /** The version that brought them. */
  readonly version: number;
  /** When it was applied and by whom; null for the first of all, and where the audit log does not know. */
  readonly appliedAt: Date | null;
  readonly appliedBy: string | null;
  readonly effective: AttributionRules;
  /** Those of the span before; null for the first. */
  readonly before: AttributionRules | null;
}

export interface ShopRulesChange {
  readonly merchantId: string;
  readonly rules: ShopRules | null;
  /** The first day in force; null for today. */
  readonly from: Day | null;
  readonly basedOn: number;
  readonly today: Day;
  readonly actor: Actor;
  readonly now: Date;
}

/** R22: the rules of one shop: read, and changed without touching anything else of the rule set. */
@Injectable()
export class ShopRuleBook {
  constructor(
    private readonly versions: RuleVersions,
    private readonly applied: RuleHistory,
  ) {}

  /** The rules of a shop on a day. */
  async read(merchantId: string, on: Day): Promise<RulesOfShop> {
    return describe(await this.versions.list(), merchantId, on);
  }

  /** All rules that have held and will hold for a shop, the latest first, so many spans at most. */
  async history(merchantId: string): Promise<ShopRulesSpan[]> {
    const spans = spansOf(await this.versions.list(), merchantId).toReversed().slice(0, MOST_SPANS);
    const applied = new Map((await this.applied.page({ before: null, limit: MOST_VERSIONS })).map((each) => [each.version, each]));
    return spans.map((span) => ({ ...span, appliedAt: applied.get(span.version)?.appliedAt ?? null, appliedBy: applied.get(span.version)?.appliedBy ?? null }));
  }

  /**
   * Gives a shop other rules from a day of the open quarter on; gives those that hold on that day then. Throws `rule-set-invalid`,
   * `rules-changed-meanwhile`, `shop-rules-too-early`.
   */
  async change({ merchantId, rules, from, basedOn, today, actor, now }: ShopRulesChange): Promise<RulesOfShop> {
    const first = from ?? today;
    const earliest = quarterNamed(quarterOf(today)).first;
    if (first < earliest) throw new OpscoreError('shop-rules-too-early', { from: first, earliest });
    await this.versions.applyForShop({ merchantId, rules, from: first, basedOn, actor, now });
    return this.read(merchantId, first);
  }
}

function describe(versions: readonly RuleVersion[], merchantId: string, on: Day): RulesOfShop {
  const version = pickInForce(versions, on);
  const later = [...new Set(versions.map(({ inForceFrom }) => inForceFrom))].filter((day) => day > on).toSorted();
  const takesOver = later.map((day) => pickInForce(versions, day)).find((each) => each !== version);
  return {
    merchantId,
    on,
    version: version.version,
    inForceFrom: version.inForceFrom,
    effective: attributionRulesOf(version.ruleSet, merchantId),
    standard: version.ruleSet.attribution.default,
    own: version.ruleSet.attribution.merchants[merchantId] ?? null,
    newestVersion: Math.max(...versions.map((each) => each.version)),
    next: takesOver === undefined ? null : { version: takesOver.version, inForceFrom: takesOver.inForceFrom },
  };
}

const MOST_SPANS = 100;
const MOST_VERSIONS = 1_000;

/** The stretches of days with the same rules for a shop: versions that change something else are no stretch of their own. */
function spansOf(versions: readonly RuleVersion[], merchantId: string): Omit<ShopRulesSpan, 'appliedAt' | 'appliedBy'>[] {
  const begins = versions.flatMap(({ inForceFrom, restatedUntil }) => (restatedUntil === null ? [inForceFrom] : [inForceFrom, addDays(restatedUntil, 1)]));
  const spans: { from: Day; until: Day | null; version: number; effective: AttributionRules; before: AttributionRules | null }[] = [];
  for (const from of [...new Set(begins)].toSorted()) {
    const { version, ruleSet } = pickInForce(versions, from);
    const effective = attributionRulesOf(ruleSet, merchantId);
    const open = spans.at(-1);
    if (open !== undefined && saysSame(open.effective, effective)) continue;
    if (open !== undefined) open.until = addDays(from, -1);
    spans.push({ from, until: null, version, effective, before: open?.effective ?? null });
  }
  return spans;
}

function saysSame({ silent_follow_up: leftFollowUp, ...left }: AttributionRules, { silent_follow_up: rightFollowUp, ...right }: AttributionRules): boolean {
  const isSame = (one: object, other: object) => Object.entries(one).every(([option, value]) => (other as Readonly<Record<string, unknown>>)[option] === value);
  return isSame(left, right) && isSame(leftFollowUp, rightFollowUp);
}
