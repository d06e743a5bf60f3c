import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { OpscoreError } from '#libs/domain/errors.js';
import { ManagerPlacements } from '#libs/slot-allocation/manager-placements.js';
import { ManagerParams } from '../directory/directory.dto.js';
import { Access } from '../http/access.js';
import { limitOf, readCursor, writeCursor } from '../http/pages.js';
import { ManagerPlacementsAnswer, ManagerPlacementsQuery } from './placements.dto.js';
import { showManagerPlacement, showPlacementSum } from './show-slots.js';

/** What the slot output of a manager is made of, and which placements are to come. */
@Controller('managers/:managerId')
export class PlacementsController {
  constructor(@Inject(ManagerPlacements) private readonly placements: ManagerPlacements) {}

  @Access('scorecards.read')
  @Get('placements')
  @ApiOkResponse({ type: ManagerPlacementsAnswer })
  async list(@Param() { managerId }: ManagerParams, @Query() query: ManagerPlacementsQuery): Promise<ManagerPlacementsAnswer> {
    const limit = limitOf(query);
    const offset = offsetOf(query.cursor);
    const { rows, unit, ruleVersion, assessed, exempt } = await this.placements.read({
      managerId,
      days: { first: query.from, last: query.to },
      order: query.sort ?? 'endsAt',
      isDescending: query.descending ?? false,
      offset,
      limit,
    });
    return {
      unit,
      ruleVersion,
      assessed: showPlacementSum(assessed),
      exempt: showPlacementSum(exempt),
      items: rows.slice(0, limit).map(showManagerPlacement),
      nextCursor: rows.length > limit ? writeCursor([offset + limit]) : null,
    };
  }
}

/** How many rows are before a page. */
function offsetOf(cursor: string | undefined): number {
  const [offset] = readCursor(cursor, ['integer']) ?? [0];
  if (typeof offset !== 'number' || offset < 0) throw new OpscoreError('cursor-invalid');
  return offset;
}
