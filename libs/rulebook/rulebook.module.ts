import { Module } from '@nestjs/common';
import { AttributionModule } from '#libs/attribution/attribution.module.js';
import { AttributionSimulations } from '#libs/attribution/simulate-attribution.js';
import { Database } from '#libs/database/database.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { RulesModule } from '#libs/rules/rules.module.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import { ScoreSimulations } from '#libs/scorecards/simulate-scores.js';
import { RuleBook } from './rule-book.js';
import { ShopRuleBook } from './shop-rule-book.js';
import { Simulations } from './simulations.js';

/** The rule set for people: read and compared within their reach, simulated, and the rules of one shop changed alone. */
@Module({
  imports: [RulesModule, ScorecardsModule, AttributionModule],
  providers: [
    RuleBook,
    ShopRuleBook,
    {
      provide: Simulations,
      useFactory: (...parts: [Database, RuleVersions, Scorecards, ScoreSimulations, AttributionSimulations]) => new Simulations(...parts),
      inject: [Database, RuleVersions, Scorecards, ScoreSimulations, AttributionSimulations],
    },
  ],
  exports: [RulesModule, RuleBook, ShopRuleBook, Simulations],
})
export class RulebookModule {}
