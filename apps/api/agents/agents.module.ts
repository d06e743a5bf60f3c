import { Module } from '@nestjs/common';
import { AttributionModule } from '#libs/attribution/attribution.module.js';
import { BuyersModule } from '../merchants/buyers.module.js';
import { AgentsController } from './agents.controller.js';

/** Agents, verdicts and their explanation. */
@Module({ imports: [AttributionModule, BuyersModule], controllers: [AgentsController] })
export class AgentsModule {}
