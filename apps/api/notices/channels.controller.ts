import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '#libs/access/principal.js';
import type { Actor } from '#libs/domain/actor.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { ChannelTests } from '#libs/notices/channel-tests.js';
import { Channels } from '#libs/notices/channels.js';
import type { AdmittedRequest } from '../http/access.js';
import { Access, SignedIn, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { isUnchanged, requireMatch, tagOf } from '../http/etags.js';
import { ShowsSecret } from '../http/idempotency.interceptor.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { viewerOf } from '../http/viewer.js';
import {
  ChannelAnswer,
  ChannelChangeRequest,
  ChannelParams,
  ChannelTestAnswer,
  ChannelTestParams,
  ChannelWithSecretAnswer,
  NewChannelRequest,
  OwnOrAllQuery,
} from './channels.dto.js';
import { addressOf, showChannel, showTest, showWithSecret } from './show-notices.js';
import { changedBy, listedFor, seenBy } from './whose.js';

/** The places that one's messages go to. */
@Controller('notices/channels')
export class ChannelsController {
  constructor(
    @Inject(Channels) private readonly channels: Channels,
    @Inject(ChannelTests) private readonly tests: ChannelTests,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('notices.own')
  @Get()
  @ApiOkResponse({ type: PageOf(ChannelAnswer) })
  async list(@Query() query: OwnOrAllQuery, @SignedIn() principal: Principal): Promise<Page<ChannelAnswer>> {
    const limit = limitOf(query);
    const [addedAt, channelId] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const after = channelId === undefined ? null : { addedAt: new Date(String(addedAt)), channelId: String(channelId) };
    const found = await this.channels.list(listedFor(viewerOf(principal), query.everybody), { limit: limit + 1, after });
    return pageOf(found, limit, { keyOf: (each) => [each.addedAt.toISOString(), each.channelId], show: showChannel });
  }

  @Access('notices.own')
  @Post()
  @ShowsSecret()
  @ApiCreatedResponse({ type: ChannelWithSecretAnswer })
  async add(
    @Body() body: NewChannelRequest,
    @SignedIn() principal: Principal,
    @Who() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChannelWithSecretAnswer> {
    const { name, kind, language = principal.language } = body;
    const made = await this.channels.add(principal.userId, { name, language, address: addressOf(kind, body) }, { actor, now: this.clock() });
    response.setHeader('ETag', tagOf(made.channel.version));
    response.setHeader('Cache-Control', 'no-store');
    return showWithSecret(made);
  }

  @Access('notices.own')
  @Get(':channelId')
  @ApiOkResponse({ type: ChannelAnswer })
  @ApiResponse({ status: 304, description: 'As it was when you saw this ETag.' })
  async get(
    @Param() { channelId }: ChannelParams,
    @SignedIn() principal: Principal,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChannelAnswer | undefined> {
    const channel = await this.channels.get(channelId, seenBy(viewerOf(principal)));
    // A channel is paused without a change of its version.
    const tag = tagOf(`${channel.version}${channel.paused === null ? '' : '.paused'}`);
    return isUnchanged(request, response, tag) ? undefined : showChannel(channel);
  }

  /** Changes a channel of one's own, which goes on where it was paused. */
  @Access('notices.own')
  @Patch(':channelId')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the channel as you saw it.' })
  @ApiOkResponse({ type: ChannelWithSecretAnswer })
  async change(
    @Param() { channelId }: ChannelParams,
    @Body() body: ChannelChangeRequest,
    @SignedIn() { userId }: Principal,
    @Who() actor: Actor,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChannelWithSecretAnswer> {
    const { version, kind, paused } = await this.channels.get(channelId, userId);
    requireMatch(request, tagOf(`${version}${paused === null ? '' : '.paused'}`));
    const { name, language, mailboxes, url, secret } = body;
    const isMoved = mailboxes !== undefined || url !== undefined || secret !== undefined;
    const asked = { ...(name !== undefined && { name }), ...(language !== undefined && { language }), ...(isMoved && { address: addressOf(kind, body) }) };
    const changed = await this.channels.change(channelId, asked, { ownerId: userId, version }, { actor, now: this.clock() });
    this.queue.wake('send-notices', { due: 'now' });
    response.setHeader('ETag', tagOf(changed.channel.version));
    response.setHeader('Cache-Control', 'no-store');
    return showWithSecret(changed);
  }

  @Access('notices.own')
  @Delete(':channelId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Removed, with its subscriptions and messages.' })
  async remove(@Param() { channelId }: ChannelParams, @SignedIn() principal: Principal, @Who() actor: Actor): Promise<void> {
    await this.channels.remove(channelId, { ownerId: changedBy(viewerOf(principal)), version: null }, { actor, now: this.clock() });
  }

  /** Lets a paused channel go on as it is: what was wrong was put right at the other side. */
  @Access('notices.own')
  @Post(':channelId/resume')
  @HttpCode(200)
  @ApiOkResponse({ type: ChannelAnswer })
  async resume(@Param() { channelId }: ChannelParams, @SignedIn() { userId }: Principal, @Who() actor: Actor): Promise<ChannelAnswer> {
    const channel = await this.channels.resume(channelId, userId, { actor, now: this.clock() });
    this.queue.wake('send-notices', { due: 'now' });
    return showChannel(channel);
  }

  /** Has a test message sent to a channel of one's own. A paused one goes on by it. */
  @Access('notices.own')
  @Post(':channelId/tests')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ChannelTestAnswer })
  async test(@Param() { channelId }: ChannelParams, @SignedIn() { userId }: Principal, @Who() actor: Actor): Promise<ChannelTestAnswer> {
    const now = this.clock();
    const channel = await this.channels.resume(channelId, userId, { actor, now });
    const test = await this.tests.begin(channel, now);
    this.queue.wake('send-notices', { due: 'now' });
    return showTest(test);
  }

  /** What became of a test message: ask until it is sent or failed. */
  @Access('notices.own')
  @Get(':channelId/tests/:testId')
  @ApiOkResponse({ type: ChannelTestAnswer })
  async getTest(@Param() { channelId, testId }: ChannelTestParams, @SignedIn() { userId }: Principal): Promise<ChannelTestAnswer> {
    await this.channels.get(channelId, userId);
    return showTest(await this.tests.get(channelId, testId));
  }
}
