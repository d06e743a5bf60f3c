import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Settings } from '#libs/config/settings.js';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { Moment } from '#libs/work-list/work-list.js';
import { WorkList } from '#libs/work-list/work-list.js';
import { Access, ReachOf, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { requireMatch, tagOf } from '../http/etags.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { SETTINGS } from '../http/settings.js';
import { showWithHistory, showWorkItem } from './show-work-items.js';
import { WorkItemAnswer, WorkItemDetailAnswer, WorkItemParams, WorkItemRequest, WorkItemsQuery, WorkListRefreshAnswer, WorkListRefreshRequest } from './work-items.dto.js';

/** R8: the work-list of SKUs whose conversion is low. */
@Controller('work-items')
export class WorkItemsController {
  constructor(
    @Inject(WorkList) private readonly workList: WorkList,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('scorecards.read')
  @Get()
  @ApiOkResponse({ type: PageOf(WorkItemAnswer) })
  async list(@Query() query: WorkItemsQuery, @ReachOf() reach: Reach): Promise<Page<WorkItemAnswer>> {
    const limit = limitOf(query);
    const [openedAt, itemId] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const after = typeof openedAt === 'string' && typeof itemId === 'string' ? { openedAt, itemId } : null;
    const { managerId = null, state = null, merchantId = null, recovered = null } = query;
    const rows = await this.workList.list(reach, { managerId, state, merchantId, recovered }, { limit, after, ...this.moment() });
    return pageOf(rows, limit, { keyOf: (row) => [row.openedAt.toISOString(), row.itemId], show: showWorkItem });
  }

  /** Opens items for what the conversion ranking of a period calls low, and notes what has recovered. */
  @Access('conversion.work')
  @Post('refresh')
  @HttpCode(200)
  @ApiOkResponse({ type: WorkListRefreshAnswer })
  refresh(@Body() { period, managerId }: WorkListRefreshRequest, @ReachOf() reach: Reach): Promise<WorkListRefreshAnswer> {
    return this.workList.refresh(parsePeriod(period), managerId, reach, this.moment());
  }

  @Access('scorecards.read')
  @Get(':workItemId')
  @ApiOkResponse({ type: WorkItemDetailAnswer })
  async find(@Param() { workItemId }: WorkItemParams, @ReachOf() reach: Reach): Promise<WorkItemDetailAnswer> {
    // No ETag: before and after change with the traffic, also where nobody has touched the item.
    return showWithHistory(await this.workList.get(workItemId, reach, this.moment()));
  }

  @Access('conversion.work')
  @Patch(':workItemId')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version of the item that the change was thought out on, in quotes.' })
  @ApiOkResponse({ type: WorkItemDetailAnswer })
  async change(
    @Param() { workItemId }: WorkItemParams,
    @Body() { state, actionKind, note, assignedTo }: WorkItemRequest,
    @ReachOf() reach: Reach,
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WorkItemDetailAnswer> {
    const requireVersion = (version: number) => requireMatch(request, tagOf(version));
    const changed = await this.workList.change(workItemId, { state, actionKind, note, assignedTo }, reach, { actor, requireVersion, ...this.moment() });
    response.setHeader('ETag', tagOf(changed.item.version));
    return showWithHistory(changed);
  }

  private moment(): Moment {
    return { now: this.clock(), timeZone: this.settings.timeZone };
  }
}
