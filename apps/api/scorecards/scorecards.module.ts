import type { MiddlewareConsumer, NestModule } from '@nestjs/common';
import { Module, RequestMethod } from '@nestjs/common';
import { ScorecardsModule as ScoringModule } from '#libs/scorecards/scorecards.module.js';
import { AnswerCache } from './answer-cache.js';
import { Foresight } from './foresight.js';
import { OutlookController } from './outlook.controller.js';
import { ScorecardsController } from './scorecards.controller.js';

/** Rankings, scorecards and all that is said about them. */
@Module({
  imports: [ScoringModule],
  controllers: [ScorecardsController, OutlookController],
  providers: [Foresight, { provide: AnswerCache, useFactory: () => new AnswerCache() }],
})
export class ScorecardsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(Foresight)
      .forRoutes({ path: 'managers/:managerId/scorecard', method: RequestMethod.GET }, { path: 'scorecards', method: RequestMethod.GET });
  }
}
