import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '#libs/domain/actor.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { TargetChanges } from '#libs/planning/target-changes.js';
import type { EditProblem } from '#libs/planning/target-edits.js';
import { TargetHistory } from '#libs/planning/target-history.js';
import { ManagerParams } from '../directory/directory.dto.js';
import { Access, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { requireMatch, tagOf } from '../http/etags.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { languageOf } from '../http/problem-details.js';
import { fieldOf, namingPlaces } from './edit-places.js';
import {
  TargetChangeRequest,
  TargetHistoryAnswer,
  TargetHistoryQuery,
  TargetPreviewRequest,
  TargetsAnswer,
  TargetsQuery,
  showHistory,
  showPlan,
} from './targets.dto.js';

/** R3: a manager's targets: laid over the days, with locked months and revisions. */
@Controller('managers/:managerId')
export class TargetsController {
  constructor(
    @Inject(TargetChanges) private readonly targets: TargetChanges,
    @Inject(TargetHistory) private readonly history: TargetHistory,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('targets.read')
  @Get('targets')
  @ApiOkResponse({ type: TargetsAnswer })
  async read(
    @Param() { managerId }: ManagerParams,
    @Query() { quarter }: TargetsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TargetsAnswer> {
    const plan = await this.targets.read({ managerId, quarter: quarterNamed(quarter) });
    return answer(response, showPlan(plan, languageOf(request.headers['accept-language'])));
  }

  @Access('targets.change')
  @Post('targets/preview')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetsAnswer })
  async preview(@Param() { managerId }: ManagerParams, @Body() { quarter, changes }: TargetPreviewRequest, @Req() request: Request): Promise<TargetsAnswer> {
    const place = { managerId, quarter: quarterNamed(quarter) };
    const plan = await namingPlaces(request, placeOfChange, async () => this.targets.preview(place, changes));
    return showPlan(plan, languageOf(request.headers['accept-language']));
  }

  @Access('targets.change')
  @Put('targets')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the targets that the change is based on.' })
  @ApiOkResponse({ type: TargetsAnswer })
  async change(
    @Param() { managerId }: ManagerParams,
    @Body() { quarter, changes, reason = null }: TargetChangeRequest,
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TargetsAnswer> {
    const plan = await namingPlaces(request, placeOfChange, async () =>
      this.targets.change({
        managerId,
        quarter: quarterNamed(quarter),
        edits: changes,
        reason,
        basedOn: (version) => requireMatch(request, tagOf(version)),
        actor,
        now: this.clock(),
      }),
    );
    this.queue.wake('reconcile', { reason: 'targets changed' });
    return answer(response, showPlan(plan, languageOf(request.headers['accept-language'])));
  }

  @Access('targets.read')
  @Get('target-history')
  @ApiOkResponse({ type: PageOf(TargetHistoryAnswer) })
  async changes(@Param() { managerId }: ManagerParams, @Query() query: TargetHistoryQuery): Promise<Page<TargetHistoryAnswer>> {
    const limit = limitOf(query);
    const [changedAt, id] = readCursor(query.cursor, ['instant', 'text']) ?? [];
    const after = changedAt === undefined ? null : { changedAt: new Date(String(changedAt)), id: String(id) };
    const entries = await this.history.read({ managerId, quarter: quarterNamed(query.quarter) }, { after, limit: limit + 1 });
    return pageOf(entries, limit, { keyOf: (entry) => [entry.changedAt.toISOString(), entry.id], show: showHistory });
  }
}

/** The version is that of the rows alone, which a change is based on; the curve follows the calendar and the rules, too. */
function answer(response: Response, targets: TargetsAnswer): TargetsAnswer {
  response.setHeader('ETag', tagOf(targets.version));
  response.setHeader('Cache-Control', 'private, no-cache');
  return targets;
}

function placeOfChange({ line, column }: EditProblem): string {
  return `changes.${line}.${fieldOf(column)}`;
}
