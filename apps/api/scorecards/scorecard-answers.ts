import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { PublishedScorecards } from '#libs/scorecards/published-scorecards.js';
import type { ScorecardVersion } from '#libs/scorecards/summaries.js';
import { isUnchanged, tagOf } from '../http/etags.js';
import { AnswerCache } from './answer-cache.js';
import { showScorecard } from './show-scorecards.js';

/** Which scorecard is asked for. */
export interface AskedScorecard {
  readonly managerId: string;
  readonly period: Period;
  /** The latest day that it was scored for, up to this one; null for the latest of all. */
  readonly asOf: Day | null;
}

/** Answers with scorecards, out of memory where nothing was published since. */
@Injectable()
export class ScorecardAnswers {
  constructor(
    @Inject(PublishedScorecards) private readonly published: PublishedScorecards,
    @Inject(AnswerCache) private readonly cache: AnswerCache,
  ) {}

  /** Which version of a scorecard is published. Throws `not-scored`. */
  async version({ managerId, period, asOf }: AskedScorecard): Promise<ScorecardVersion> {
    return this.published.version(period, asOf, managerId);
  }

  /** The ETag of a version. The same bytes may be published again: then the run that the answer names is another one. */
  tag({ digest, runId }: ScorecardVersion): string {
    return tagOf(`${digest.slice(0, 32)}-${runId}`);
  }

  /** Answers with the scorecard of a version, or 304 to who has it. */
  async send({ managerId, period }: AskedScorecard, version: ScorecardVersion, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const tag = this.tag(version);
    if (isUnchanged(request, response, tag)) {
      response.end();
      return;
    }
    await this.cache.send(request, response, `scorecard ${period.name} ${version.asOf} ${managerId} ${tag}`, async () =>
      showScorecard(await this.published.scorecard(period, version.asOf, managerId)),
    );
  }
}
