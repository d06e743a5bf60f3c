import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { SharedReads } from '#libs/database/shared-reads.js';
import { managerIdsWithin } from '#libs/directory/reach.js';
import type { Reach } from '#libs/domain/access.js';
import { EVERYTHING } from '#libs/domain/access.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { narrowTo } from '#libs/reports/narrow-to.js';
import type { RankingLine, RankingRequest } from './ranking.js';
import { readRanking } from './ranking.js';
import type { StoredScorecard } from './store-scorecards.js';
import { readStored } from './store-scorecards.js';
import type { Publication, PublicationKey, ScorecardKey, ScorecardVersion } from './summaries.js';
import { keyOfPublication, keyOfScorecard, readPublications, readScorecardVersions } from './summaries.js';

/**
 * Scorecards as the last run stored them, for many readers. What is published is looked up each time, since an answer must never be
 * older than its question; who asks while a look is under way shares the next one. What it holds needs to be read only where
 * it has changed.
 */
@Injectable()
export class PublishedScorecards {
  private readonly publications: SharedReads<string, Publication>;
  private readonly versions: SharedReads<string, ScorecardVersion>;
  private readonly managersWithin: SharedReads<string, readonly string[]>;

  constructor(@Inject(Database) private readonly database: Database) {
    this.publications = new SharedReads(database, (session, keys) => readPublications(session, keys.map(readKey<PublicationKey>)).then(byText(keys, keyOfPublication)));
    this.versions = new SharedReads(database, (session, keys) => readScorecardVersions(session, keys.map(readKey<ScorecardKey>)).then(byText(keys, keyOfScorecard)));
    this.managersWithin = new SharedReads(database, async (session, keys) => {
      const found = new Map<string, readonly string[]>();
      for (const key of keys) found.set(key, (await managerIdsWithin(session, { ...EVERYTHING, everything: false, ...readKey<Partial<Reach>>(key) })) ?? []);
      return found;
    });
  }

  /** What is published of a period as of the latest day up to one that it was scored for. Throws `not-scored`. */
  async publication(period: Period, asOf: Day | null): Promise<Publication> {
    const key: PublicationKey = { period: period.name, day: asOf ?? period.last };
    const found = await this.publications.read(JSON.stringify(key));
    if (found === null) throw new OpscoreError('not-scored', { period: period.name });
    return found;
  }

  /** Which scorecard of a manager is published, of the latest day that its period was scored for. Throws `not-scored`. */
  async version(period: Period, asOf: Day | null, managerId: string): Promise<ScorecardVersion> {
    const key: ScorecardKey = { period: period.name, day: asOf ?? period.last, managerId };
    const found = await this.versions.read(JSON.stringify(key));
    if (found === null) throw new OpscoreError('not-scored', { period: period.name });
    return found;
  }

  /** The managers within a reach by today's directory; null for all. */
  async managersOf({ everything, divisions, managerIds }: Reach): Promise<readonly string[] | null> {
    if (everything) return null;
    if (divisions.length === 0) return managerIds;
    return (await this.managersWithin.read(JSON.stringify({ divisions, managerIds }))) ?? [];
  }

  /** A scorecard with its workings. Throws `not-scored`. */
  async scorecard(period: Period, asOf: Day, managerId: string): Promise<StoredScorecard> {
    return this.database.withSession(async (session) => {
      for await (const stored of readStored(session, { period, asOf, managerId })) return stored;
      throw new OpscoreError('not-scored', { period: period.name });
    });
  }

  /** A page of a ranking, and one line more to see whether there is a next page; of one manager where one is named. */
  async ranking(request: RankingRequest, managerId: string | null): Promise<RankingLine[]> {
    const wanted = { ...request, managerIds: narrowTo(request.managerIds, managerId), limit: request.limit + 1 };
    return this.database.withSession((session) => readRanking(session, wanted));
  }
}

function readKey<Key>(text: string): Key {
  return JSON.parse(text) as Key;
}

/** What was found by the texts of rows, by the keys that were asked with. */
function byText<Key, Found>(keys: readonly string[], textOf: (key: Key) => string): (found: ReadonlyMap<string, Found>) => Map<string, Found> {
  return (found) =>
    new Map(
      keys.flatMap((key) => {
        const value = found.get(textOf(readKey<Key>(key)));
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
}
