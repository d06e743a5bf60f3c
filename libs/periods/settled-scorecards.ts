import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed } from '#libs/domain/periods.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import { holdWindowStates } from '#libs/windows/due-windows.js';
import type { WindowState } from '#libs/windows/window.js';
import type { KeptScorecard } from './period-fingerprint.js';
import * as sql from './periods.sql.js';

/** The scorecards of a period and a division as of its last day, all of them up to date. */
export interface SettledScorecards {
  readonly kept: readonly KeptScorecard[];
  readonly ruleVersion: number;
  readonly newestRuleVersion: number;
}

/** So many managers are named. */
const MOST_NAMED = 5;

/** How many merchants that some managers hold or held have facts up to a day that are not summed up yet. */
export async function countNotSummed(session: Session, managerIds: readonly string[], day: Day): Promise<number> {
  const [touched] = await session.query<{ merchants: number }>(sql.MERCHANTS_NOT_SUMMED, [managerIds, day]);
  return touched?.merchants ?? 0;
}

/**
 * Reads the scorecards of a division as they can be closed, and holds the period's windows to the end of the transaction, in which the
 * scoring place of the period must be held: whoever changes facts waits. Throws `period-unsettled` where a scorecard is missing
 * or not up to date with facts and rules.
 */
export async function readSettled(
  session: Session,
  period: Period,
  division: string,
  versions: readonly RuleVersion[],
): Promise<SettledScorecards> {
  const windows = await holdWindowStates(session, period.name);
  const managers = await session.query<{ manager_id: string }>(sql.MANAGERS_OF_DIVISION, [division]);
  const managerIds = managers.map((row) => row.manager_id);
  const rows = await session.query<{ manager_id: string; fingerprint: string; digest: string; rule_version: number }>(
    sql.SCORECARDS_OF_DIVISION,
    [period.name, period.last, division],
  );
  const unsettled = (reason: string, reasonZh: string) =>
    new OpscoreError('period-unsettled', { period: period.name, division, reason, reasonZh });

  const elsewhere = await session.query<{ manager_id: string }>(sql.CLOSED_ELSEWHERE, [period.name, managerIds]);
  const accounted = new Set([...rows, ...elsewhere].map((row) => row.manager_id));
  const states = managerIds.flatMap((managerId): [string, WindowState][] => {
    const window = windows.get(managerId);
    if (window === undefined || window.asOf !== period.last || !accounted.has(managerId)) return [[managerId, 'missing']];
    return window.state === 'done' ? [] : [[managerId, window.state]];
  });
  if (states.length > 0 || rows.length === 0) {
    const named = states.slice(0, MOST_NAMED).map(([managerId, state]) => `${managerId} ${state}`).join(', ');
    const list = `${named}${states.length > MOST_NAMED ? ' …' : ''}`;
    throw unsettled(`${states.length} scorecards are not up to date (${list})`, `${states.length} 份成绩不是最新（${list}）`);
  }
  const merchants = await countNotSummed(session, managerIds, period.last);
  if (merchants > 0) {
    throw unsettled(`${merchants} merchants have facts that are not summed up yet`, `${merchants} 个商家有尚未汇总的数据`);
  }
  const { version } = pickInForce(versions, quarterNamed(period.quarter).first);
  const [newest] = await session.query<{ version: number }>(sql.NEWEST_RULE_VERSION);
  const newestRuleVersion = newest?.version ?? 0;
  const isOutdated = newestRuleVersion > Math.max(0, ...versions.map((each) => each.version));
  const others = rows.filter((row) => row.rule_version !== version);
  if (isOutdated || others.length > 0) {
    throw unsettled('other rules were applied meanwhile', '期间有新的规则集生效');
  }
  const kept = rows.map((row) => ({ managerId: row.manager_id, fingerprint: row.fingerprint, digest: row.digest }));
  return { kept, ruleVersion: version, newestRuleVersion };
}
