import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { Database } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { PublishedScorecards } from '#libs/scorecards/published-scorecards.js';
import type { RankingPlace } from '#libs/scorecards/published-scorecards.js';
import { readFreshness } from '#libs/windows/freshness.js';
import { ManagerParams } from '../directory/directory.dto.js';
import { Access, ReachOf } from '../http/access.js';
import { isUnchanged, tagOf } from '../http/etags.js';
import { limitOf, pageOf, readCursor } from '../http/pages.js';
import { AnswerCache } from './answer-cache.js';
import { FreshnessAnswer, OnlyPeriodQuery, PeriodOfScorecardQuery, RankingAnswer, RankingQuery, ScorecardAnswer } from './scorecards.dto.js';
import { ScorecardAnswers } from './scorecard-answers.js';
import { showSummary } from './show-scorecards.js';

const IF_NONE_MATCH = ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of an answer that the caller has: 304 where nothing was published since.' });
const UNCHANGED = ApiResponse({ status: 304, description: 'Nothing was published since.' });

/** Rankings and scorecards as the last run stored them. */
@Controller()
export class ScorecardsController {
  constructor(
    @Inject(PublishedScorecards) private readonly published: PublishedScorecards,
    @Inject(Database) private readonly database: Database,
    @Inject(AnswerCache) private readonly cache: AnswerCache,
    @Inject(ScorecardAnswers) private readonly answers: ScorecardAnswers,
  ) {}

  @Access('scorecards.read')
  @Get('scorecards')
  @IF_NONE_MATCH
  @UNCHANGED
  @ApiOkResponse({ type: RankingAnswer })
  async ranking(@Query() query: RankingQuery, @ReachOf() reach: Reach, @Req() request: Request, @Res() response: Response): Promise<void> {
    const period = parsePeriod(query.period);
    const { order = 'manager', managerId = null, division = null } = query;
    const limit = limitOf(query);
    const after = readPlace(query.cursor);
    const [publication, managerIds] = await Promise.all([
      this.published.publication(period, query.asOf ?? null),
      this.published.managersOf(reach),
    ]);
    const { asOf, runId, scorecards, ruleVersion, publishedAt } = publication;
    const shown = [period.name, asOf, runId, scorecards, managerIds === null ? null : digest(managerIds), division, managerId, order, limit, query.cursor];
    const tag = tagOf(digest(shown));
    if (isUnchanged(request, response, tag)) {
      response.end();
      return;
    }
    await this.cache.send(request, response, `ranking ${tag}`, async () => {
      const found = await this.published.ranking({ period: period.name, asOf, managerId, managerIds, division }, { order, after, limit });
      const page = pageOf(found, limit, {
        keyOf: ({ summary }) => [summary.division, summary.rank, summary.managerId],
        show: showSummary,
      });
      return { ...page, period: period.name, asOf, ruleVersion, runId, publishedAt: publishedAt.toISOString() };
    });
  }

  /** Whether what is stored of a period is up to date, within the caller's reach. */
  @Access('scorecards.read')
  @Get('scorecards/freshness')
  @ApiOkResponse({ type: FreshnessAnswer })
  async freshness(@Query() query: OnlyPeriodQuery, @ReachOf() reach: Reach): Promise<FreshnessAnswer> {
    const period = parsePeriod(query.period);
    const [publication, managerIds] = await Promise.all([this.published.publication(period, null).catch(noneWhereNotScored), this.published.managersOf(reach)]);
    const storedAsOf = publication?.asOf ?? null;
    const state = await this.database.withSession((session) => readFreshness(session, { period: period.name, managerIds, storedAsOf }));
    return { period: period.name, asOf: storedAsOf, scoredAt: publication?.publishedAt.toISOString() ?? null, state };
  }

  @Access('scorecards.read')
  @Get('managers/:managerId/scorecard')
  @IF_NONE_MATCH
  @UNCHANGED
  @ApiOkResponse({ type: ScorecardAnswer })
  async scorecard(@Param() { managerId }: ManagerParams, @Query() query: PeriodOfScorecardQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const asked = { managerId, period: parsePeriod(query.period), asOf: query.asOf ?? null };
    await this.answers.send(asked, await this.answers.version(asked), request, response);
  }
}

function readPlace(cursor: string | undefined): RankingPlace | null {
  const values = readCursor(cursor, ['text', 'integer?', 'text']);
  if (values === null) return null;
  const [division, rank, managerId] = values;
  return { division: String(division), rank: rank === null ? null : Number(rank), managerId: String(managerId) };
}

function digest(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

function noneWhereNotScored(error: unknown): null {
  if (error instanceof OpscoreError && error.code === 'not-scored') return null;
  throw error;
}
