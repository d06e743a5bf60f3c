import type { Type } from '@nestjs/common';
import { AgentsModule } from './agents/agents.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { MerchantsModule } from './merchants/merchants.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ScorecardsModule } from './scorecards/scorecards.module.js';
import { TiersModule } from './tiers/tiers.module.js';
import { AccountsModule } from './access/accounts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { PeriodsModule } from './periods/periods.module.js';
import { ProviderModule } from './access/provider.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { RulesApiModule } from './rules/rules.module.js';
import { SlotsModule } from './slots/slots.module.js';
import { TargetsModule } from './targets/targets.module.js';
import { WorkItemsModule } from './conversion/work-items.module.js';

/** The resources of the API: a module each, of a folder beside this file. */
export const RESOURCES: readonly Type<unknown>[] = [AccountsModule, ProviderModule, AuditModule, ExportsModule, ImportsModule, JobsModule, NoticesModule, AgentsModule, DirectoryModule, MerchantsModule, TiersModule, ScorecardsModule, ReportsModule, SlotsModule, WorkItemsModule, TargetsModule, RulesApiModule, PeriodsModule];
