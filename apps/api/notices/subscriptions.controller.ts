import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '#libs/access/principal.js';
import type { Actor } from '#libs/domain/actor.js';
import { EVENT_IDS } from '#libs/notices/events.js';
import { Subscriptions } from '#libs/notices/subscriptions.js';
import type { AdmittedRequest } from '../http/access.js';
import { Access, SignedIn, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { isUnchanged, requireMatch, tagOf } from '../http/etags.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { viewerOf } from '../http/viewer.js';
import { OwnOrAllQuery } from './channels.dto.js';
import { showEvent, showSubscription } from './show-notices.js';
import type { ReportAlongField } from './subscriptions.dto.js';
import { EventsQuery, NewSubscriptionRequest, NoticeEventAnswer, SubscriptionAnswer, SubscriptionChangeRequest, SubscriptionParams } from './subscriptions.dto.js';
import { changedBy, listedFor, seenBy } from './whose.js';

/** What people want to be told, and what there is to tell. */
@Controller('notices')
export class SubscriptionsController {
  constructor(
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The events that there are, with what may be set about each. */
  @Access('notices.own')
  @Get('events')
  @ApiOkResponse({ type: PageOf(NoticeEventAnswer) })
  listEvents(@Query() query: EventsQuery, @SignedIn() principal: Principal): Page<NoticeEventAnswer> {
    const limit = limitOf(query);
    const [after = null] = readCursor(query.cursor, ['text']) ?? [];
    const { reachBy } = viewerOf(principal);
    const left = after === null ? EVENT_IDS : EVENT_IDS.slice(EVENT_IDS.findIndex((event) => event === after) + 1);
    return pageOf(left, limit, { keyOf: (event) => [event], show: (event) => showEvent(event, reachBy) });
  }

  @Access('notices.own')
  @Get('subscriptions')
  @ApiOkResponse({ type: PageOf(SubscriptionAnswer) })
  async list(@Query() query: OwnOrAllQuery, @SignedIn() principal: Principal): Promise<Page<SubscriptionAnswer>> {
    const limit = limitOf(query);
    const [addedAt, subscriptionId] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const after = subscriptionId === undefined ? null : { addedAt: new Date(String(addedAt)), subscriptionId: String(subscriptionId) };
    const found = await this.subscriptions.list(listedFor(viewerOf(principal), query.everybody), { limit: limit + 1, after });
    return pageOf(found, limit, { keyOf: (each) => [each.addedAt.toISOString(), each.subscriptionId], show: showSubscription });
  }

  @Access('notices.own')
  @Post('subscriptions')
  @ApiCreatedResponse({ type: SubscriptionAnswer })
  async add(
    @Body() { channelId, events, division = null, managerId = null, report = null }: NewSubscriptionRequest,
    @SignedIn() principal: Principal,
    @Who() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubscriptionAnswer> {
    const asked = { channelId, events, division, managerId, report: reportAlong(report) };
    const added = await this.subscriptions.add(asked, viewerOf(principal), { actor, now: this.clock() });
    response.setHeader('ETag', tagOf(added.version));
    return showSubscription(added);
  }

  @Access('notices.own')
  @Get('subscriptions/:subscriptionId')
  @ApiOkResponse({ type: SubscriptionAnswer })
  @ApiResponse({ status: 304, description: 'As it was when you saw this ETag.' })
  async get(
    @Param() { subscriptionId }: SubscriptionParams,
    @SignedIn() principal: Principal,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubscriptionAnswer | undefined> {
    const found = await this.subscriptions.get(subscriptionId, seenBy(viewerOf(principal)));
    return isUnchanged(request, response, tagOf(found.version)) ? undefined : showSubscription(found);
  }

  @Access('notices.own')
  @Patch('subscriptions/:subscriptionId')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the subscription as you saw it.' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async change(
    @Param() { subscriptionId }: SubscriptionParams,
    @Body() { report, ...asked }: SubscriptionChangeRequest,
    @SignedIn() principal: Principal,
    @Who() actor: Actor,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubscriptionAnswer> {
    const viewer = viewerOf(principal);
    const ownerId = changedBy(viewer);
    const { version } = await this.subscriptions.get(subscriptionId, ownerId);
    requireMatch(request, tagOf(version));
    const change = { ...asked, ...(report !== undefined && { report: reportAlong(report) }) };
    const changed = await this.subscriptions.change(subscriptionId, change, { ownerId, version }, viewer, { actor, now: this.clock() });
    response.setHeader('ETag', tagOf(changed.version));
    return showSubscription(changed);
  }

  @Access('notices.own')
  @Delete('subscriptions/:subscriptionId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Removed; what it has not told yet is not told.' })
  async remove(@Param() { subscriptionId }: SubscriptionParams, @SignedIn() principal: Principal, @Who() actor: Actor): Promise<void> {
    await this.subscriptions.remove(subscriptionId, { ownerId: changedBy(viewerOf(principal)), version: null }, { actor, now: this.clock() });
  }
}

function reportAlong(asked: ReportAlongField | null) {
  return asked === null ? null : { report: asked.report, format: asked.format, valuesOnly: asked.valuesOnly ?? false };
}
