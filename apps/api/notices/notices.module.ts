import { Module } from '@nestjs/common';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { ChannelTests } from '#libs/notices/channel-tests.js';
import { Channels } from '#libs/notices/channels.js';
import { DeliveryHistory } from '#libs/notices/delivery-history.js';
import { AddressSeal } from '#libs/notices/sealed-address.js';
import { Subscriptions } from '#libs/notices/subscriptions.js';
import { SETTINGS } from '../http/settings.js';
import { ChannelsController } from './channels.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { SubscriptionsController } from './subscriptions.controller.js';

/** Notices: where they go, who wants which, and what was sent. */
@Module({
  controllers: [ChannelsController, SubscriptionsController, DeliveriesController],
  providers: [
    {
      provide: Channels,
      useFactory: (database: Database, settings: Settings) =>
        new Channels({
          database,
          seal: new AddressSeal({ given: settings.OPSCORE_SEAL_KEY, home: settings.home }),
          webhookHosts: settings.webhookHosts,
          sendsMail: settings.OPSCORE_SMTP_URL !== undefined,
        }),
      inject: [Database, SETTINGS],
    },
    ...[ChannelTests, Subscriptions, DeliveryHistory].map((provide) => ({ provide, useFactory: (database: Database) => new provide(database), inject: [Database] })),
  ],
})
export class NoticesModule {}
