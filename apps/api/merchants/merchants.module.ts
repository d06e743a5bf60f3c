import { Module } from '@nestjs/common';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { BuyersModule } from './buyers.module.js';
import { MerchantFiguresController } from './merchant-figures.controller.js';
import { MerchantRowsController } from './merchant-rows.controller.js';
import { MerchantsController } from './merchants.controller.js';

/** Merchants, their figures, and the rows beneath these. */
@Module({
  imports: [DirectoryModule, BuyersModule, ScorecardsModule],
  controllers: [MerchantsController, MerchantFiguresController, MerchantRowsController],
})
export class MerchantsModule {}
