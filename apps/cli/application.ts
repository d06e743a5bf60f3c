import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessModule } from '#libs/access/access.module.js';
import { AttributionModule } from '#libs/attribution/attribution.module.js';
import { AuditReader } from '#libs/audit/audit-reader.js';
import type { Settings } from '#libs/config/settings.js';
import { DatabaseModule } from '#libs/database/database.module.js';
import { ExportsModule } from '#libs/exports/exports.module.js';
import { StructuredNestLogger, createLogger } from '#libs/logging/logging.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';

@Module({})
class CliModule {
  static forSettings(settings: Settings): DynamicModule {
    return {
      module: CliModule,
      imports: [DatabaseModule.forSettings(settings), ScorecardsModule, AttributionModule, ExportsModule, AccessModule],
      providers: [AuditReader],
    };
  }
}

/** Starts the application services on the database of the settings, gives them to `work`, and ends them again. */
export async function withApplication<T>(
  settings: Settings,
  work: (application: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const logger = new StructuredNestLogger(createLogger(settings.LOG_LEVEL));
  const application = await NestFactory.createApplicationContext(CliModule.forSettings(settings), {
    logger,
    abortOnError: false,
  });
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}
