import { Module } from '@nestjs/common';
import { ScorecardsModule as ScoringModule } from '#libs/scorecards/scorecards.module.js';
import { AnswerCache } from './answer-cache.js';
import { DailyOutlookController } from './daily-outlook.controller.js';
import { OutlookController } from './outlook.controller.js';
import { QuickScorecards } from './quick-scorecards.js';
import { ScorecardAnswers } from './scorecard-answers.js';
import { ScorecardsController } from './scorecards.controller.js';

/** Rankings, scorecards and all that is said about them. */
@Module({
  imports: [ScoringModule],
  controllers: [ScorecardsController, OutlookController, DailyOutlookController],
  providers: [ScorecardAnswers, QuickScorecards, { provide: AnswerCache, useFactory: () => new AnswerCache() }],
})
export class ScorecardsModule {}
