import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '#libs/domain/actor.js';
import { daysBetween } from '#libs/domain/business-time.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { CalendarDays } from '#libs/planning/calendar-days.js';
import type { DayEntry } from '#libs/planning/calendar-days.js';
import { Access, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { requireMatch, tagOf } from '../http/etags.js';
import { RequestInvalid } from '../http/validation.js';
import { fieldOf, namingPlaces } from '../targets/edit-places.js';
import { CalendarAnswer, CalendarDayAnswer, CalendarDayRequest, CalendarParams, CalendarQuery } from './calendar.dto.js';

const MOST_DAYS = 400;
const BASED_ON = { name: 'If-Match', required: true, description: 'The version of the day that the change is based on, in quotes; "none" where the calendar does not name it.' };

/** The business calendar: how much single days weigh, and what they are called. */
@Controller('calendar')
export class CalendarController {
  constructor(
    @Inject(CalendarDays) private readonly calendar: CalendarDays,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('targets.read')
  @Get()
  @ApiOkResponse({ type: CalendarAnswer })
  async list(@Query() { from, to }: CalendarQuery): Promise<CalendarAnswer> {
    if (daysBetween(from, to) >= MOST_DAYS) throw new RequestInvalid([{ place: 'to', message: `to must be at most ${MOST_DAYS - 1} days after from` }]);
    return { days: await this.calendar.list({ first: from, last: to }) };
  }

  @Access('rules.change')
  @Put(':day')
  @ApiHeader(BASED_ON)
  @ApiOkResponse({ type: CalendarDayAnswer })
  async put(
    @Param() { day }: CalendarParams,
    @Body() { weight, label }: CalendarDayRequest,
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CalendarDayAnswer> {
    const stored = await this.change(day, { weight, label }, actor, request);
    if (stored === null) throw new Error(`The day ${day} was put into the calendar and is not there.`);
    response.setHeader('ETag', tagOf(stored.version));
    return stored;
  }

  @Access('rules.change')
  @Delete(':day')
  @HttpCode(204)
  @ApiHeader(BASED_ON)
  @ApiNoContentResponse()
  async remove(@Param() { day }: CalendarParams, @Who() actor: Actor, @Req() request: Request): Promise<void> {
    await this.change(day, null, actor, request);
  }

  private async change(day: string, entry: DayEntry | null, actor: Actor, request: Request): Promise<CalendarDayAnswer | null> {
    const stored = await namingPlaces(
      request,
      ({ column }) => fieldOf(column),
      async () =>
        this.calendar.change({ day, entry, basedOn: (version) => requireMatch(request, tagOf(version)), actor, now: this.clock() }),
    );
    this.queue.wake('reconcile', { reason: 'calendar changed' });
    return stored;
  }
}
