import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '#libs/access/principal.js';
import type { Actor } from '#libs/domain/actor.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { DeliveryHistory } from '#libs/notices/delivery-history.js';
import { Access, SignedIn, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { viewerOf } from '../http/viewer.js';
import { DeliveriesQuery, DeliveryAnswer, DeliveryParams } from './deliveries.dto.js';
import { showDelivery } from './show-notices.js';
import { listedFor, seenBy } from './whose.js';

/** The messages at one's channels: what was accepted, what waits, and what failed. */
@Controller('notices/deliveries')
export class DeliveriesController {
  constructor(
    @Inject(DeliveryHistory) private readonly history: DeliveryHistory,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('notices.own')
  @Get()
  @ApiOkResponse({ type: PageOf(DeliveryAnswer) })
  async list(@Query() query: DeliveriesQuery, @SignedIn() principal: Principal): Promise<Page<DeliveryAnswer>> {
    const limit = limitOf(query);
    const [madeAt, deliveryId] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const after = deliveryId === undefined ? null : { madeAt: new Date(String(madeAt)), deliveryId: String(deliveryId) };
    const filter = { channelId: query.channelId ?? null, state: query.state ?? null };
    const found = await this.history.page(listedFor(viewerOf(principal), query.everybody), filter, { limit: limit + 1, after });
    return pageOf(found, limit, { keyOf: (each) => [each.madeAt.toISOString(), each.deliveryId], show: showDelivery });
  }

  @Access('notices.own')
  @Get(':deliveryId')
  @ApiOkResponse({ type: DeliveryAnswer })
  async get(@Param() { deliveryId }: DeliveryParams, @SignedIn() principal: Principal): Promise<DeliveryAnswer> {
    return showDelivery(await this.history.get(deliveryId, seenBy(viewerOf(principal))));
  }

  /** Has a message of one's own tried again that was given up. */
  @Access('notices.own')
  @Post(':deliveryId/retry')
  @HttpCode(200)
  @ApiOkResponse({ type: DeliveryAnswer })
  async retry(@Param() { deliveryId }: DeliveryParams, @SignedIn() { userId }: Principal, @Who() actor: Actor): Promise<DeliveryAnswer> {
    const delivery = await this.history.retry(deliveryId, userId, { actor, now: this.clock() });
    this.queue.wake('send-notices', { due: 'now' });
    return showDelivery(delivery);
  }
}
