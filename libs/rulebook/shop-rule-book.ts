import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/domain/actor.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
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
  /** What it has otherwise than the default; null where the default holds. */
  readonly own: ShopRules | null;
  /** The newest version there is, in force or not: what a change is based on. */
  readonly newestVersion: number;
  /** The next version that takes over later, with what it then says of the shop; null where there is none. */
  readonly next: { readonly version: number; readonly inForceFrom: Day } | null;
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
  constructor(private readonly versions: RuleVersions) {}

  /** The rules of a shop on a day. */
  async read(merchantId: string, on: Day): Promise<RulesOfShop> {
    return describe(await this.versions.list(), merchantId, on);
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
    own: version.ruleSet.attribution.merchants[merchantId] ?? null,
    newestVersion: Math.max(...versions.map((each) => each.version)),
    next: takesOver === undefined ? null : { version: takesOver.version, inForceFrom: takesOver.inForceFrom },
  };
}
