import { Module } from '@nestjs/common';
import { RulesModule } from '#libs/rules/rules.module.js';
import { ShopAgents } from './agent-figures.js';
import { Attribution } from './attribution.js';
import { OrderExplanations } from './explain-order.js';
import { ShopVerdicts } from './list-verdicts.js';
import { AttributionSimulations } from './simulate-attribution.js';

/** Agent attribution: verdicts, their explanation, and what other rules would say. */
@Module({
  imports: [RulesModule],
  providers: [Attribution, OrderExplanations, AttributionSimulations, ShopAgents, ShopVerdicts],
  exports: [Attribution, OrderExplanations, AttributionSimulations, ShopAgents, ShopVerdicts],
})
export class AttributionModule {}
