import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Settings } from '#libs/config/settings.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { ScoreExplanations } from '#libs/scorecards/explain-score.js';
import { ManagerOutlook } from '#libs/scorecards/manager-outlook.js';
import { PublishedScorecards } from '#libs/scorecards/published-scorecards.js';
import { ManagerParams } from '../directory/directory.dto.js';
import { Access } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { SETTINGS } from '../http/settings.js';
import { ExplanationAnswer, NextPointsAnswer, PaceAnswer } from './outlook.dto.js';
import { PeriodUpToQuery, dayUpTo } from './daily-outlook.dto.js';
import { ExplanationQuery, PeriodOfScorecardQuery } from './scorecards.dto.js';
import { showExplanation, showOutlook, showPace } from './show-outlook.js';

/** Why a scorecard is what it is, and where its manager stands on the way. */
@Controller('managers/:managerId')
export class OutlookController {
  constructor(
    @Inject(PublishedScorecards) private readonly published: PublishedScorecards,
    @Inject(ScoreExplanations) private readonly explanations: ScoreExplanations,
    @Inject(ManagerOutlook) private readonly outlook: ManagerOutlook,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('scorecards.read')
  @Get('scorecard/explanation')
  @ApiOkResponse({ type: ExplanationAnswer })
  async explanation(@Param() { managerId }: ManagerParams, @Query() query: ExplanationQuery): Promise<ExplanationAnswer> {
    const period = parsePeriod(query.period);
    const { asOf } = await this.published.version(period, query.asOf ?? null, managerId);
    return showExplanation(await this.explanations.explain({ period, asOf, managerId, moduleId: query.module ?? null }));
  }

  /** Completion to date against weighted time, from the daily sums as they are; up to the last past day, or an earlier one. */
  @Access('scorecards.read')
  @Get('pace')
  @ApiOkResponse({ type: PaceAnswer })
  async pace(@Param() { managerId }: ManagerParams, @Query() query: PeriodUpToQuery): Promise<PaceAnswer> {
    const period = parsePeriod(query.period);
    const { asOf, ruleVersion, measures } = await this.outlook.pace(managerId, period, dayUpTo(query, lastPastDay(this.clock(), this.settings.timeZone)));
    return { managerId, period: period.name, asOf, ruleVersion, measures: measures.map(showPace) };
  }

  /** What is missing to the next grade, and which steps bring most points. */
  @Access('scorecards.read')
  @Get('next-points')
  @ApiOkResponse({ type: NextPointsAnswer })
  async nextPoints(@Param() { managerId }: ManagerParams, @Query() query: PeriodOfScorecardQuery): Promise<NextPointsAnswer> {
    const period = parsePeriod(query.period);
    const { asOf } = await this.published.version(period, query.asOf ?? null, managerId);
    const found = await this.outlook.nextPoints(managerId, period, asOf);
    if (found === null) throw new OpscoreError('not-scored', { period: period.name });
    return showOutlook(found.summary, found.outlook);
  }
}
