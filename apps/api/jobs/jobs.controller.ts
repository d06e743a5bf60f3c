import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiExtraModels, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Settings } from '#libs/config/settings.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { DEFAULT_BACKFILL_STATES } from '#libs/jobs/work/backfill.js';
import { JobControl } from '#libs/jobs/work/job-control.js';
import { JobProgress } from '#libs/jobs/work/job-progress.js';
import type { JobWork } from '#libs/jobs/work/job-work.js';
import { knownQuarters, viewState, viewWindows } from '#libs/jobs/work/view.js';
import { Access, Who } from '../http/access.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import type { ServerSentEvent } from '../http/server-sent-events.js';
import { pause, streamEvents } from '../http/server-sent-events.js';
import { SETTINGS } from '../http/settings.js';
import { JOB_WORK } from './job-work.js';
import { describeFailureInBoth, describeQuarter, describeState } from './describe-jobs.js';
import {
  BackfillAnswer,
  BackfillBody,
  FailedWindowAnswer,
  FailuresQuery,
  GridQuarterAnswer,
  GridQuery,
  JobsAnswer,
  RetryAnswer,
  RetryRequest,
  RunAnswer,
  RunRequest,
  WorkProgressEvent,
} from './jobs.dto.js';

const QUARTERS = 4;
const LOOK_EVERY_MS = 1_000;

/** What runs by itself: how it stands, and having it done now. */
@Controller('jobs')
export class JobsController {
  constructor(
    @Inject(JOB_WORK) private readonly work: JobWork,
    @Inject(JobControl) private readonly control: JobControl,
    @Inject(JobProgress) private readonly progress: JobProgress,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Access('jobs.read')
  @Get()
  @ApiOkResponse({ type: JobsAnswer })
  async list(): Promise<JobsAnswer> {
    return describeState(await viewState(this.work, this.settings.timeZone));
  }

  @Access('jobs.read')
  @Get('windows')
  @ApiOkResponse({ type: PageOf(GridQuarterAnswer) })
  async windows(@Query() query: GridQuery): Promise<Page<GridQuarterAnswer>> {
    const limit = query.limit ?? QUARTERS;
    const after = readCursor(query.cursor, ['text'])?.[0];
    const known = query.quarter === undefined ? await knownQuarters(this.work, this.settings.timeZone) : [quarterOfText(query.quarter)];
    const rest = known.filter((quarter) => typeof after !== 'string' || quarter < after).slice(0, limit + 1);
    const periods = await viewWindows(this.work, rest.slice(0, limit));
    return pageOf(rest, limit, {
      keyOf: (quarter) => [quarter],
      show: (quarter) => describeQuarter(quarter, periods),
    });
  }

  @Access('jobs.read')
  @Get('windows/failures')
  @ApiOkResponse({ type: PageOf(FailedWindowAnswer) })
  async failures(@Query() query: FailuresQuery): Promise<Page<FailedWindowAnswer>> {
    const limit = limitOf(query);
    const [period, managerId] = readCursor(query.cursor, ['text', 'text']) ?? [];
    const after = typeof period === 'string' && typeof managerId === 'string' ? { period, managerId } : null;
    const failed = await this.work.services.windows.failures({ limit: limit + 1, after });
    return pageOf(failed, limit, {
      keyOf: (window) => [window.period, window.managerId],
      show: ({ error, failedAt, retryAt, ...window }) => ({
        ...window,
        reason: describeFailureInBoth(error),
        failedAt: failedAt.toISOString(),
        retryAt: retryAt?.toISOString() ?? null,
      }),
    });
  }

  @Access('jobs.change')
  @Post('windows/retry')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: RetryAnswer })
  async retry(@Body() { period, managerId }: RetryRequest, @Who() actor: Actor): Promise<RetryAnswer> {
    return { windows: await this.control.retry(period, managerId ?? null, actor) };
  }

  @Access('jobs.change')
  @Post('runs')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: RunAnswer })
  async run(@Body() { job }: RunRequest, @Who() actor: Actor): Promise<RunAnswer> {
    await this.control.run(job, actor);
    return { job };
  }

  @Access('jobs.change')
  @Post('backfill')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: BackfillAnswer })
  async backfill(@Body() { from, to, only }: BackfillBody, @Who() actor: Actor): Promise<BackfillAnswer> {
    const periods = await this.control.backfill({ from, to, only: only ?? DEFAULT_BACKFILL_STATES }, actor);
    return { windows: periods.reduce((sum, { windows }) => sum + windows, 0), periods };
  }

  /** How far all work is, event by event (`progress`, a WorkProgressEvent), whenever it has changed. */
  @Access('jobs.read')
  @Get('progress')
  @ApiExtraModels(WorkProgressEvent)
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async watch(@Req() request: Request, @Res() response: Response): Promise<void> {
    await streamEvents(request, response, (signal) => this.changes(signal));
  }

  private async *changes(signal: AbortSignal): AsyncIterable<ServerSentEvent> {
    let told = '';
    while (!signal.aborted) {
      const state = await this.progress.read();
      const text = JSON.stringify(state);
      if (text !== told) yield { name: 'progress', value: state satisfies WorkProgressEvent };
      told = text;
      await pause(LOOK_EVERY_MS, signal);
    }
  }
}

/** Throws `period-unknown` where a period is no quarter. */
function quarterOfText(text: string): string {
  const period = parsePeriod(text);
  if (period.kind !== 'quarter') throw new OpscoreError('period-unknown', { period: text });
  return period.name;
}
