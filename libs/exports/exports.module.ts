import { Module } from '@nestjs/common';
import { RulesModule } from '#libs/rules/rules.module.js';
import { Reports } from './reports.js';

/** Reports and the files they are written to. */
@Module({ imports: [RulesModule], providers: [Reports], exports: [Reports] })
export class ExportsModule {}
