import { Module } from '@nestjs/common';
import { RulebookModule } from '#libs/rulebook/rulebook.module.js';
import { RulesController } from './rules.controller.js';
import { ShopRulesController } from './shop-rules.controller.js';

/** The rule set and the rules of single shops. */
@Module({ imports: [RulebookModule], controllers: [RulesController, ShopRulesController] })
export class RulesApiModule {}
