import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { AllocationOutcomes } from '#libs/slot-allocation/allocation-outcome.js';
import { AllocationProposals } from '#libs/slot-allocation/allocation-proposals.js';
import { Access, ReachOf, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { requireMatch, tagOf } from '../http/etags.js';
import type { Page } from '../http/pages.js';
import { PageOf, PageQuery, limitOf, pageOf, readCursor } from '../http/pages.js';
import {
  AllocationAnswer,
  AllocationDetailAnswer,
  AllocationLineParams,
  AllocationLinesQuery,
  AllocationOutcomeAnswer,
  AllocationParams,
  AllocationsQuery,
  NewAllocationRequest,
  OverriddenAnswer,
  OverrideRequest,
} from './allocations.dto.js';
import { showLine, showOutcomeLine, showOutcomeSums, showProposal } from './show-slots.js';

const IF_MATCH = { name: 'If-Match', required: true, description: 'The version of the proposal that the change was thought out on: its ETag.' };

/** R7: proposals for the slots of a campaign: made, overridden with a reason, made final, and compared with what came of them. */
@Controller('allocations')
export class AllocationsController {
  constructor(
    @Inject(AllocationProposals) private readonly proposals: AllocationProposals,
    @Inject(AllocationOutcomes) private readonly outcomes: AllocationOutcomes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('slots.allocate')
  @Post()
  @ApiCreatedResponse({ type: AllocationAnswer })
  async propose(
    @Body() { campaign, slots, managerId, division }: NewAllocationRequest,
    @ReachOf() reach: Reach,
    @Who() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AllocationAnswer> {
    const asked = { campaign, slots, managerId: managerId ?? null, division: division ?? null };
    const proposal = await this.proposals.propose(asked, reach, { actor, now: this.clock() });
    response.setHeader('ETag', tagOf(proposal.version));
    return showProposal(proposal);
  }

  @Access('scorecards.read')
  @Get()
  @ApiOkResponse({ type: PageOf(AllocationAnswer) })
  async list(@Query() query: AllocationsQuery, @ReachOf() reach: Reach): Promise<Page<AllocationAnswer>> {
    const limit = limitOf(query);
    const [proposedAt, allocationId] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const after = typeof proposedAt === 'string' && typeof allocationId === 'string' ? { proposedAt, allocationId } : null;
    const rows = await this.proposals.list(reach, { campaign: query.campaign ?? null, limit, after });
    return pageOf(rows, limit, { keyOf: (row) => [row.proposedAt.toISOString(), row.allocationId], show: showProposal });
  }

  @Access('scorecards.read')
  @Get(':allocationId')
  @ApiOkResponse({ type: AllocationDetailAnswer })
  async find(
    @Param() { allocationId }: AllocationParams,
    @Query() query: AllocationLinesQuery,
    @ReachOf() reach: Reach,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AllocationDetailAnswer> {
    const limit = limitOf(query);
    const asked = { limit, afterRank: rankOf(query), changed: query.changed ?? false, search: query.search ?? null };
    const { proposal, lines, rules } = await this.proposals.get(allocationId, reach, asked);
    response.setHeader('ETag', tagOf(proposal.version));
    const page = pageOf(lines, limit, { keyOf: ({ rank }) => [rank], show: (line) => showLine(line, proposal, rules) });
    return Object.assign(showProposal(proposal), { lines: page });
  }

  @Access('slots.allocate')
  @Put(':allocationId/lines/:merchantId')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: OverriddenAnswer })
  async override(
    @Param() { allocationId, merchantId }: AllocationLineParams,
    @Body() { allotted, reason }: OverrideRequest,
    @ReachOf() reach: Reach,
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OverriddenAnswer> {
    const change = { actor, now: this.clock(), requireVersion: (version: number) => requireMatch(request, tagOf(version)) };
    const { proposal, line, rules } = await this.proposals.override(allocationId, merchantId, { allotted, reason }, reach, change);
    response.setHeader('ETag', tagOf(proposal.version));
    return { allocation: showProposal(proposal), line: showLine(line, proposal, rules) };
  }

  @Access('slots.allocate')
  @Post(':allocationId/finalisation')
  @HttpCode(200)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: AllocationAnswer })
  async finalise(
    @Param() { allocationId }: AllocationParams,
    @ReachOf() reach: Reach,
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AllocationAnswer> {
    const change = { actor, now: this.clock(), requireVersion: (version: number) => requireMatch(request, tagOf(version)) };
    const proposal = await this.proposals.finalise(allocationId, reach, change);
    response.setHeader('ETag', tagOf(proposal.version));
    return showProposal(proposal);
  }

  @Access('scorecards.read')
  @Get(':allocationId/outcome')
  @ApiOkResponse({ type: AllocationOutcomeAnswer })
  async outcome(@Param() { allocationId }: AllocationParams, @Query() query: PageQuery, @ReachOf() reach: Reach): Promise<AllocationOutcomeAnswer> {
    const limit = limitOf(query);
    const outcome = await this.outcomes.read(allocationId, reach, { now: this.clock(), limit, afterRank: rankOf(query) });
    return {
      allocation: showProposal(outcome.proposal),
      ended: outcome.ended,
      sums: showOutcomeSums(outcome),
      lines: pageOf(outcome.lines, limit, { keyOf: ({ rank }) => [rank], show: showOutcomeLine }),
    };
  }
}

/** After which rank a page of lines begins. */
function rankOf({ cursor }: PageQuery): number {
  const [rank] = readCursor(cursor, ['integer']) ?? [];
  return typeof rank === 'number' ? rank : 0;
}
