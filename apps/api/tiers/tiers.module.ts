import { Module } from '@nestjs/common';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import { TiersController } from './tiers.controller.js';

/** Tiers of managers' merchants. */
@Module({ imports: [ScorecardsModule], controllers: [TiersController] })
export class TiersModule {}
