import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Settings } from '#libs/config/settings.js';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { PeriodClosing } from '#libs/periods/period-closing.js';
import { PeriodRecords } from '#libs/periods/period-records.js';
import { PeriodVerification } from '#libs/periods/period-verification.js';
import { Access, ReachOf, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import type { Page } from '../http/pages.js';
import { PageOf, PageQuery, limitOf, pageOf, readCursor } from '../http/pages.js';
import { SETTINGS } from '../http/settings.js';
import {
  AdjustmentsAnswer,
  AdjustmentsQuery,
  ClosedPeriodAnswer,
  HistoryQuery,
  PeriodDivisionRequest,
  PeriodEventAnswer,
  PeriodVerificationAnswer,
  PeriodsAnswer,
  ReopenedAnswer,
  ReopeningRequest,
} from './periods.dto.js';
import { showAdjustment, showEvent, showLateImport, showOutcome, showPeriod, showVerified } from './show-periods.js';

/** Periods: which there are, closing and reopening them, and what late facts would change. The name of a week holds a slash. */
@Controller('periods')
export class PeriodsController {
  constructor(
    @Inject(PeriodClosing) private readonly closing: PeriodClosing,
    @Inject(PeriodVerification) private readonly verification: PeriodVerification,
    @Inject(PeriodRecords) private readonly records: PeriodRecords,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('periods.read')
  @Get()
  @ApiOkResponse({ type: PeriodsAnswer })
  async list(@Query() query: PageQuery, @ReachOf() reach: Reach): Promise<PeriodsAnswer> {
    const limit = limitOf(query);
    const [last, name] = readCursor(query.cursor, ['day', 'text']) ?? [];
    const after = typeof last === 'string' && typeof name === 'string' ? { last, name } : null;
    const { timeZone, closeByTwo } = this.settings;
    const rows = await this.records.list(reach, { limit, after, now: this.clock(), timeZone });
    return { ...pageOf(rows, limit, { keyOf: ({ period }) => [period.last, period.name], show: showPeriod }), closeByTwo };
  }

  /** Closes an ended period of a division; where that takes two people, the first request only asks for it. */
  @Access('periods.close')
  @Post('close')
  @HttpCode(200)
  @ApiOkResponse({ type: ClosedPeriodAnswer })
  async close(@Body() { period, division }: PeriodDivisionRequest, @Who() actor: Actor): Promise<ClosedPeriodAnswer> {
    const closed = parsePeriod(period);
    return showOutcome(closed.name, await this.closing.close(closed, division, { actor, now: this.clock() }));
  }

  /** Takes back that somebody asked for a period to be closed. */
  @Access('periods.close')
  @Post('close-withdrawal')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withdraw(@Body() { period, division }: PeriodDivisionRequest, @Who() actor: Actor): Promise<void> {
    await this.closing.withdraw(parsePeriod(period), division, { actor, now: this.clock() });
  }

  @Access('periods.close')
  @Post('reopening')
  @HttpCode(200)
  @ApiOkResponse({ type: ReopenedAnswer })
  async reopen(@Body() { period, division, reason }: ReopeningRequest, @Who() actor: Actor): Promise<ReopenedAnswer> {
    const closed = parsePeriod(period);
    const { closing } = await this.closing.reopen(closed, division, reason, { actor, now: this.clock() });
    this.queue.wake('reconcile', { reason: 'period reopened' });
    return { period: closed.name, division, state: 'ended', fingerprint: closing.fingerprint, adjustments: closing.adjustments };
  }

  /** Makes a closed period again from the facts and compares. It stores no scorecard; it is a POST because it computes. */
  @Access('periods.read')
  @Post('verification')
  @HttpCode(200)
  @ApiOkResponse({ type: PeriodVerificationAnswer })
  async verify(@Body() { period, division }: PeriodDivisionRequest): Promise<PeriodVerificationAnswer> {
    const closed = parsePeriod(period);
    const [verified] = await this.verification.verify(closed, division);
    if (verified === undefined) throw new OpscoreError('period-not-closed', { period: closed.name, division });
    return showVerified(verified);
  }

  @Access('periods.read')
  @Get('adjustments')
  @ApiOkResponse({ type: AdjustmentsAnswer })
  async adjustments(@Query() query: AdjustmentsQuery, @ReachOf() reach: Reach): Promise<AdjustmentsAnswer> {
    const limit = limitOf(query);
    const [managerId, figure] = readCursor(query.cursor, ['text', 'text']) ?? [];
    const after = typeof managerId === 'string' && typeof figure === 'string' ? { managerId, figure } : null;
    const period = parsePeriod(query.period).name;
    const division = query.division ?? null;
    const rows = await this.records.adjustments(reach, { period, division, managerId: query.managerId ?? null, limit, after });
    const page = pageOf(rows, limit, { keyOf: (row) => [row.managerId, row.figure], show: showAdjustment });
    const lateImports = await this.records.lateImports(reach, period, division);
    return { ...page, lateImports: lateImports.map(showLateImport) };
  }

  @Access('periods.read')
  @Get('history')
  @ApiOkResponse({ type: PageOf(PeriodEventAnswer) })
  async history(@Query() query: HistoryQuery, @ReachOf() reach: Reach): Promise<Page<PeriodEventAnswer>> {
    const limit = limitOf(query);
    const [at, entryId] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const before = typeof at === 'string' && typeof entryId === 'string' ? { at, entryId } : null;
    const period = parsePeriod(query.period).name;
    const rows = await this.records.history(reach, { period, division: query.division ?? null, limit, before });
    return pageOf(rows, limit, { keyOf: (row) => [row.at.toISOString(), row.entryId], show: showEvent });
  }
}
