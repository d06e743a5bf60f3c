import { Module } from '@nestjs/common';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import { AllocationOutcomes } from '#libs/slot-allocation/allocation-outcome.js';
import { AllocationProposals } from '#libs/slot-allocation/allocation-proposals.js';
import { Campaigns } from '#libs/slot-allocation/campaigns.js';
import { ManagerPlacements } from '#libs/slot-allocation/manager-placements.js';
import { AllocationsController } from './allocations.controller.js';
import { CampaignsController } from './campaigns.controller.js';
import { PlacementsController } from './placements.controller.js';

/** Campaigns with their slots, and who gets them. */
@Module({
  imports: [ScorecardsModule],
  controllers: [CampaignsController, AllocationsController, PlacementsController],
  providers: [Campaigns, AllocationProposals, AllocationOutcomes, ManagerPlacements],
})
export class SlotsModule {}
