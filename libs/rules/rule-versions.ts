import { Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { RuleProblem } from './check-rule-set.js';
import { checkRuleSet } from './check-rule-set.js';
import type { RuleDifference } from './diff-rule-sets.js';
import { diffRuleSets } from './diff-rule-sets.js';
import { editShopRules } from './edit-shop-rules.js';
import { KnownRuleSets } from './known-rule-sets.js';
import { fingerprintRuleSet, renderRuleSet } from './render-rule-set.js';
import type { RuleSet, ShopRules } from './rule-set.js';
import { DEFAULT_RULE_SET } from './rule-set.js';
import * as sql from './rule-versions.sql.js';

/** A rule set and since when it is in force. */
export interface RuleVersion {
  readonly version: number;
  readonly inForceFrom: Day;
  /** The last day of the quarter that it restates: versions applied before it that begin until then no longer count. */
  readonly restatedUntil: Day | null;
  readonly ruleSet: RuleSet;
  readonly fingerprint: string;
  /** What the administrator wrote; '' for the defaults. */
  readonly document: string;
}

/** Version 1: the defaults, in force since ever. */
export const DEFAULT_VERSION: RuleVersion = {
  version: 1,
  inForceFrom: '0001-01-01',
  restatedUntil: null,
  ruleSet: DEFAULT_RULE_SET,
  fingerprint: fingerprintRuleSet(DEFAULT_RULE_SET),
  document: '',
};

export interface ApplyRequest {
  readonly document: string;
  /** The first day in force; without it the first day of the open quarter. */
  readonly from: Day | null;
  /** Puts the version in force for the whole open quarter. */
  readonly restate: boolean;
  /** The newest version that the document is based on, where others may have applied theirs since. */
  readonly basedOn?: number;
  readonly today: Day;
  readonly actor: Actor;
  readonly now: Date;
}

export interface ShopRulesRequest extends Pick<Required<ApplyRequest>, 'basedOn' | 'actor' | 'now'> {
  readonly merchantId: string;
  /** What the shop has otherwise than the default; null where the default holds. */
  readonly rules: ShopRules | null;
  /** The first day in force. */
  readonly from: Day;
}

export interface Applied {
  readonly version: RuleVersion;
  readonly differences: readonly RuleDifference[];
  /** False where the version in force on that day says the same already. */
  readonly changed: boolean;
}

/** The versions of the rule set, kept for ever. */
@Injectable()
export class RuleVersions {
  constructor(private readonly database: Database) {}

  /** All versions in the order in which they were applied, the defaults first. Who holds a session reads by it. */
  async list(session?: Session): Promise<RuleVersion[]> {
    return session === undefined ? this.database.withSession(readVersions) : readVersions(session);
  }

  /** The version of a number. Who holds a session reads by it: nobody waits for a second connection. Throws `rule-version-unknown`. */
  async get(version: number, session?: Session): Promise<RuleVersion> {
    const versions = await this.list(session);
    const found = versions.find((each) => each.version === version);
    if (found === undefined) throw new OpscoreError('rule-version-unknown', { version });
    return found;
  }

  /** The version in force on a day: the latest to begin, and of those from the same day the last applied. */
  async inForce(day: Day): Promise<RuleVersion> {
    return pickInForce(await this.list(), day);
  }

  /** What `apply` would change, without changing it. Throws `rule-set-invalid`. */
  async compare(document: string, day: Day): Promise<RuleDifference[]> {
    return diffRuleSets((await this.inForce(day)).ruleSet, requireValid(document));
  }

  /**
   * Makes a new version of a document. The same content as in force on its first day changes nothing.
   * Throws `rule-set-invalid` with every problem, and `rules-changed-meanwhile`.
   */
  async apply({ document, from, restate, basedOn, today, actor, now }: ApplyRequest): Promise<Applied> {
    const ruleSet = requireValid(document);
    const openQuarter = quarterNamed(quarterOf(today));
    const inForceFrom = restate || from === null ? openQuarter.first : from;
    const restatedUntil = restate ? openQuarter.last : null;
    return this.addVersion(basedOn ?? null, (versions) => {
      const before = pickInForce(versions, inForceFrom);
      const sameUntilTheEnd = restatedUntil === null || pickInForce(versions, restatedUntil) === before;
      return { before, sameUntilTheEnd, inForceFrom, restatedUntil, ruleSet, document, shop: null, actor, now };
    });
  }

  /**
   * R22: makes a new version in which one shop has other rules, and everything else is as in force on its first day. Throws
   * `rule-set-invalid`, `rules-changed-meanwhile`.
   */
  async applyForShop({ merchantId, rules, from, basedOn, actor, now }: ShopRulesRequest): Promise<Applied> {
    return this.addVersion(basedOn, (versions) => {
      const before = pickInForce(versions, from);
      const { document, ruleSet } = withShopRules(before, merchantId, rules);
      return { before, sameUntilTheEnd: true, inForceFrom: from, restatedUntil: null, ruleSet, document, shop: merchantId, actor, now };
    });
  }

  /** Adds a version, one at a time: what it says follows from the versions that are there. */
  private async addVersion(basedOn: number | null, plan: (versions: readonly RuleVersion[]) => PlannedVersion): Promise<Applied> {
    return this.database.withTransaction(async (session) => {
      await session.query(LOCK_TRANSACTION, [LOCK_KEYS.rules]);
      const versions = await readVersions(session);
      const newest = Math.max(...versions.map((each) => each.version));
      if (basedOn !== null && basedOn !== newest) throw new OpscoreError('rules-changed-meanwhile', { newest, basedOn });
      const { before, sameUntilTheEnd, inForceFrom, restatedUntil, ruleSet, document, shop, actor, now } = plan(versions);
      const differences = diffRuleSets(before.ruleSet, ruleSet);
      if (differences.length === 0 && sameUntilTheEnd) return { version: before, differences, changed: false };
      const fingerprint = fingerprintRuleSet(ruleSet);
      const version = { version: newest + 1, inForceFrom, restatedUntil, ruleSet, fingerprint, document };
      await session.query(sql.ADD_VERSION, [
        version.version,
        inForceFrom,
        restatedUntil,
        document,
        renderRuleSet(ruleSet),
        fingerprint,
        now,
      ]);
      await recordAudit(session, {
        actor,
        action: shop === null ? 'rules.applied' : 'shop-rules.applied',
        subject: String(version.version),
        before: { version: before.version, fingerprint: before.fingerprint },
        after: { version: version.version, inForceFrom, restatedUntil, fingerprint, differences, ...(shop !== null && { shop }) },
        now,
      });
      return { version, differences, changed: true };
    });
  }
}

interface PlannedVersion {
  /** What is in force on its first day. */
  readonly before: RuleVersion;
  /** Whether that is in force on all days that the new one is for. */
  readonly sameUntilTheEnd: boolean;
  readonly inForceFrom: Day;
  readonly restatedUntil: Day | null;
  readonly ruleSet: RuleSet;
  readonly document: string;
  /** The shop whose rules alone it changes. */
  readonly shop: string | null;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * The document and full set of a version with other rules of one shop. The document is the same but for them; where it is written so
 * that it cannot be changed there alone, it is the full set. Throws `rule-set-invalid`.
 */
export function withShopRules(
  { document, ruleSet }: Pick<RuleVersion, 'document' | 'ruleSet'>,
  merchantId: string,
  rules: ShopRules | null,
): { document: string; ruleSet: RuleSet } {
  const { [merchantId]: _replaced, ...others } = ruleSet.attribution.merchants;
  const merchants = rules === null ? others : { ...others, [merchantId]: rules };
  const fullSet = renderRuleSet({ ...ruleSet, attribution: { ...ruleSet.attribution, merchants } });
  const wanted = requireValid(fullSet, Infinity);
  const edited = editShopRules(document, merchantId, rules);
  const given = edited === null ? null : checkRuleSet(edited).ruleSet;
  if (edited !== null && given !== null && diffRuleSets(given, wanted).length === 0) return { document: edited, ruleSet: given };
  return { document: fullSet, ruleSet: wanted };
}

/** The full set of a document, of so many characters at most. Throws `rule-set-invalid` with every problem. */
export function requireValid(document: string, longest?: number): RuleSet {
  const { ruleSet, problems } = checkRuleSet(document, longest);
  if (ruleSet === null) throw new OpscoreError('rule-set-invalid', { problems: describeRuleProblems(problems) });
  return ruleSet;
}

/** Problems as lines: place, path, what stands there, what is allowed. */
export function describeRuleProblems(problems: readonly RuleProblem[]): string {
  return problems
    .map(({ line, column, path, value, allowed }) => `${line}:${column} ${path || '(document)'}${value === '' ? '' : ` = ${value}`} — ${allowed}`)
    .join('\n');
}

/** The version in force on a day among versions in the order of their application. */
export function pickInForce(versions: readonly RuleVersion[], day: Day): RuleVersion {
  let picked = DEFAULT_VERSION;
  for (const [index, version] of versions.entries()) {
    const replaced = versions.slice(index + 1).some((later) => restates(later, version));
    if (!replaced && version.inForceFrom <= day && version.inForceFrom >= picked.inForceFrom) picked = version;
  }
  return picked;
}

function restates(later: RuleVersion, { inForceFrom }: RuleVersion): boolean {
  return later.restatedUntil !== null && later.inForceFrom <= inForceFrom && inForceFrom <= later.restatedUntil;
}

interface VersionRow {
  readonly [column: string]: unknown;
  readonly version: number;
  readonly in_force_from: Day;
  readonly restated_until: Day | null;
  readonly document: string;
  readonly full_set: string;
  readonly fingerprint: string;
}

const KNOWN = new KnownRuleSets();

async function readVersions(session: Session): Promise<RuleVersion[]> {
  const rows = await session.query<VersionRow>(sql.VERSIONS);
  return [
    DEFAULT_VERSION,
    ...rows.map((row) => ({
      version: row.version,
      inForceFrom: row.in_force_from,
      restatedUntil: row.restated_until,
      // The full set of a document that was just short enough is longer than that.
      ruleSet: KNOWN.read(row.full_set, (text) => requireValid(text, Infinity)),
      fingerprint: row.fingerprint,
      document: row.document,
    })),
  ];
}

/** The full set in force, as YAML. */
export function renderVersion({ ruleSet }: RuleVersion): string {
  return renderRuleSet(ruleSet);
}
