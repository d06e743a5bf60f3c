import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import { layEach } from './read-targets.js';
import * as sql from './targets.sql.js';

/**
 * R3: the targets that cannot be laid over their days, by quarter and manager; none where all can. Rows of targets come in any
 * order and from several files, so that only all of them together can be judged: an import takes them in and tells.
 */
export async function findInfeasibleTargets(database: Database, ruleVersions: RuleVersions): Promise<OpscoreError[]> {
  const versions = await ruleVersions.list();
  return database.withTransaction(
    async (session) => {
      const found: OpscoreError[] = [];
      for (const { quarter } of await session.query<{ quarter: string }>(sql.QUARTERS_WITH_TARGETS)) {
        const { first } = quarterNamed(quarter);
        const { scoring, calendar } = pickInForce(versions, first).ruleSet;
        const gmvMeasure = GMV_MEASURES[scoring.modules.sales.gmv];
        for (const { lay } of await layEach(session, quarterNamed(quarter), calendar, gmvMeasure)) {
          const error = tryToLay(lay);
          if (error !== null) found.push(error);
        }
      }
      return found;
    },
    { snapshot: true },
  );
}

function tryToLay(lay: () => unknown): OpscoreError | null {
  try {
    lay();
    return null;
  } catch (error) {
    if (error instanceof OpscoreError && error.code === 'target-infeasible') return error;
    throw error;
  }
}
