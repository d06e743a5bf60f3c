import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { Database } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod, periodBefore } from '#libs/domain/periods.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { PublishedScorecards } from '#libs/scorecards/published-scorecards.js';
import type { RankingPlace } from '#libs/scorecards/ranking.js';
import { QuarterCourse } from '#libs/scorecards/quarter-course.js';
import { readFreshness } from '#libs/windows/freshness.js';
import { ManagerParams } from '../directory/directory.dto.js';
import { Access, ReachOf } from '../http/access.js';
import { isUnchanged, tagOf } from '../http/etags.js';
import { limitOf, pageOf, readCursor } from '../http/pages.js';
import { AnswerCache } from './answer-cache.js';
import { CourseAnswer, CourseQuery } from './course.dto.js';
import { FreshnessAnswer, OnlyPeriodQuery, PeriodOfScorecardQuery, RankingAnswer, RankingQuery, ScorecardAnswer } from './scorecards.dto.js';
import { ScorecardAnswers } from './scorecard-answers.js';
import { showGrades, showLine } from './show-scorecards.js';

const IF_NONE_MATCH = ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of an answer that the caller has: 304 where nothing was published since.' });
const UNCHANGED = ApiResponse({ status: 304, description: 'Nothing was published since.' });

/** Rankings and scorecards as the last run stored them. */
@Controller()
export class ScorecardsController {
  constructor(
    @Inject(PublishedScorecards) private readonly published: PublishedScorecards,
    @Inject(QuarterCourse) private readonly courses: QuarterCourse,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
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
    const { order = 'manager', descending: isDescending = false, managerId = null, division = null } = query;
    const limit = limitOf(query);
    const after = readPlace(query.cursor);
    const [publication, before, managerIds] = await Promise.all([
      this.published.publication(period, query.asOf ?? null),
      this.published.publication(periodBefore(period), null).catch(noneWhereNotScored),
      this.published.managersOf(reach),
    ]);
    const { asOf, runId, scorecards, ruleVersion, publishedAt } = publication;
    const versions = [asOf, runId, scorecards, before?.asOf, before?.runId, before?.scorecards];
    const shown = [period.name, versions, managerIds === null ? null : digest(managerIds), division, managerId, order, isDescending, limit, query.cursor];
    const tag = tagOf(digest(shown));
    if (isUnchanged(request, response, tag)) {
      response.end();
      return;
    }
    await this.cache.send(request, response, `ranking ${tag}`, async () => {
      const { scoring } = (await this.ruleVersions.get(ruleVersion)).ruleSet;
      const grades = showGrades(scoring);
      const bands = grades.map(({ grade }) => grade);
      const found = await this.published.ranking({ period: period.name, asOf, managerIds, division, before, order, isDescending, grades: bands, after, limit }, managerId);
      const page = pageOf(found, limit, {
        keyOf: ({ summary, value }) => [summary.division, value, summary.managerId],
        show: showLine,
      });
      const distribution = scoring.distribution.mode;
      return { ...page, period: period.name, asOf, ruleVersion, grades, distribution, periodBefore: before?.period ?? null, runId, publishedAt: publishedAt.toISOString() };
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

  /** How the months and weeks of a quarter went, and what was set for it. */
  @Access('scorecards.read')
  @Get('scorecards/course')
  @ApiOkResponse({ type: CourseAnswer })
  async course(@Query() { quarter, division }: CourseQuery, @ReachOf() reach: Reach): Promise<CourseAnswer> {
    const { steps, targets } = await this.courses.read({ quarter, division: division ?? null, managerIds: await this.published.managersOf(reach) });
    return {
      quarter,
      steps: steps.map(({ period: { name, kind, first, last }, asOf, standings }) => ({ period: name, kind, firstDay: first, lastDay: last, asOf, standings })),
      targets,
    };
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
  const values = readCursor(cursor, ['text', 'decimal?', 'text']);
  if (values === null) return null;
  const [division, value = null, managerId] = values;
  return { division: String(division), value: value === null ? null : String(value), managerId: String(managerId) };
}

function digest(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

function noneWhereNotScored(error: unknown): null {
  if (error instanceof OpscoreError && error.code === 'not-scored') return null;
  throw error;
}
