import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { merchantIdsWithin } from '#libs/directory/reach.js';
import type { Reach } from '#libs/domain/access.js';
import type { Day } from '#libs/domain/business-time.js';
import type { RuleDifference } from '#libs/rules/diff-rule-sets.js';
import { diffRuleSets } from '#libs/rules/diff-rule-sets.js';
import { renderRuleSet } from '#libs/rules/render-rule-set.js';
import type { AppliedVersion } from '#libs/rules/rule-history.js';
import { RuleHistory } from '#libs/rules/rule-history.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { requireShort } from './short-documents.js';

/** Who reads rules, and on which business day. */
export interface Reader {
  readonly reach: Reach;
  readonly today: Day;
}

/** A version of the rule set, as far as somebody may see it. */
export interface ReadVersion extends AppliedVersion {
  /** What the administrator wrote; null for who does not reach all shops, whose rules stand in it. */
  readonly document: string | null;
  /** The full set as YAML, without the rules of shops that are not within reach. */
  readonly fullSet: string;
}

/** The versions of the rule set for people: nobody sees the rules of a shop that is not theirs. */
@Injectable()
export class RuleBook {
  constructor(
    private readonly database: Database,
    private readonly versions: RuleVersions,
    private readonly history: RuleHistory,
  ) {}

  /** A version. Throws `rule-version-unknown`. */
  async read(version: number, reader: Reader): Promise<ReadVersion> {
    const applied = await this.history.find(version);
    const { ruleSet, document } = await this.versions.get(version);
    const shops = await this.shopsOf(reader);
    return { ...applied, document: shops === null ? document : null, fullSet: renderRuleSet(withShops(ruleSet, shops)) };
  }

  /** The version in force on a day. */
  async inForce(on: Day, reader: Reader): Promise<ReadVersion> {
    return this.read((await this.versions.inForce(on)).version, reader);
  }

  /** What differs between two versions. Throws `rule-version-unknown`. */
  async differences(a: number, b: number, reader: Reader): Promise<RuleDifference[]> {
    const [before, after] = [await this.versions.get(a), await this.versions.get(b)];
    return within(diffRuleSets(before.ruleSet, after.ruleSet), await this.shopsOf(reader));
  }

  /**
   * What applying a document from a day on would change. Throws `rule-set-invalid` with every problem, `rule-document-too-long`.
   */
  async compare(document: string, from: Day, reader: Reader): Promise<RuleDifference[]> {
    requireShort(document);
    return within(await this.versions.compare(document, from), await this.shopsOf(reader));
  }

  private async shopsOf({ reach, today }: Reader): Promise<ReadonlySet<string> | null> {
    const ids = await this.database.withSession((session) => merchantIdsWithin(session, reach, today));
    return ids === null ? null : new Set(ids);
  }
}

function withShops(ruleSet: RuleSet, shops: ReadonlySet<string> | null): RuleSet {
  if (shops === null) return ruleSet;
  const merchants = Object.fromEntries(Object.entries(ruleSet.attribution.merchants).filter(([id]) => shops.has(id)));
  return { ...ruleSet, attribution: { ...ruleSet.attribution, merchants } };
}

function within(differences: readonly RuleDifference[], shops: ReadonlySet<string> | null): RuleDifference[] {
  return differences.filter(({ affects }) => shops === null || typeof affects === 'string' || shops.has(affects.merchantId));
}
