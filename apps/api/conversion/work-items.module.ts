import { Module } from '@nestjs/common';
import { RulesModule } from '#libs/rules/rules.module.js';
import { WorkList } from '#libs/work-list/work-list.js';
import { WorkItemsController } from './work-items.controller.js';

/** The conversion work-list. */
@Module({ imports: [RulesModule], controllers: [WorkItemsController], providers: [WorkList] })
export class WorkItemsModule {}
