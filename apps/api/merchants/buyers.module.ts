import { Module } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { BuyerIds } from '#libs/directory/buyer-ids.js';

/** How buyers are named for those who look at orders. */
@Module({
  providers: [{ provide: BuyerIds, useFactory: (database: Database) => new BuyerIds(database), inject: [Database] }],
  exports: [BuyerIds],
})
export class BuyersModule {}
