import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Settings } from '#libs/config/settings.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { Tiers } from '#libs/scorecards/tiers.js';
import { ratioCell } from '#libs/reports/cells.js';
import { ManagerParams } from '../directory/directory.dto.js';
import { Access } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { limitOf, readCursor, writeCursor } from '../http/pages.js';
import { SETTINGS } from '../http/settings.js';
import { showYuan } from '../merchants/merchant-figures.dto.js';
import { TierMovesAnswer, TierMovesQuery, TiersAnswer, TiersQuery, showMove, showTier, showTieredMerchant } from './tiers.dto.js';

/** A manager's merchants by tier, and how they moved. */
@Controller('managers/:managerId')
export class TiersController {
  constructor(
    @Inject(Tiers) private readonly tiers: Tiers,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('scorecards.read')
  @Get('tiers')
  @ApiOkResponse({ type: TiersAnswer })
  async ofQuarter(@Param() { managerId }: ManagerParams, @Query() query: TiersQuery): Promise<TiersAnswer> {
    const limit = limitOf(query);
    const after = placeOf(query.cursor);
    const quarter = quarterNamed(query.quarter);
    const { sort = 'rank', descending = false, tier = null, ka = null, late = null, search = null } = query;
    const found = await this.tiers.ofQuarter(managerId, quarter, { after, rows: limit + 1, sort, descending, tier, ka, late, search });
    const { stored, workings } = found;
    const totalFen = workings.tiers.reduce((sum, { actualFen }) => sum + actualFen, 0);
    return {
      items: found.merchants.slice(0, limit).map(showTieredMerchant),
      nextCursor: found.merchants.length > limit ? writeCursor([after + limit]) : null,
      managerId,
      quarter: quarter.name,
      asOf: stored.scorecard.asOf,
      scoredAt: stored.scoredAt.toISOString(),
      ruleVersion: stored.scorecard.ruleVersion,
      gmvDefinition: found.gmvDefinition,
      provisional: stored.scorecard.snapshot.provisional,
      gmv: showYuan(totalFen),
      tiers: found.tiers.map((tier) => showTier(tier, totalFen)),
      largest: found.largest.map(({ merchants, actualFen }) => ({ merchants, gmv: showYuan(actualFen), share: ratioCell(actualFen, totalFen) })),
      merchantsToSeventyPercent: workings.merchantsToSeventyPercent,
      concentration: workings.concentration,
      ka: { merchants: workings.kaMerchants, gmv: showYuan(workings.kaActualFen), share: ratioCell(workings.kaActualFen, totalFen) },
      lateMerchants: found.lateMerchants,
      matching: found.matching,
    };
  }

  @Access('scorecards.read')
  @Get('tier-moves')
  @ApiOkResponse({ type: TierMovesAnswer })
  async moves(@Param() { managerId }: ManagerParams, @Query() query: TierMovesQuery): Promise<TierMovesAnswer> {
    const limit = limitOf(query);
    const after = placeOf(query.cursor);
    const lastPast = lastPastDay(this.clock(), this.settings.timeZone);
    const request = { after, rows: limit + 1, lastPast, onlyMoved: query.moved === true };
    const { moves, ...found } = await this.tiers.moves(managerId, quarterNamed(query.quarter), request);
    return {
      items: moves.slice(0, limit).map(showMove),
      nextCursor: moves.length > limit ? writeCursor([after + limit]) : null,
      ...found,
    };
  }
}

/** Snapshots are whole lists: the cursor is a place in them. */
function placeOf(cursor: string | undefined): number {
  const [place = 0] = readCursor(cursor, ['integer']) ?? [];
  return Math.max(0, Number(place));
}
