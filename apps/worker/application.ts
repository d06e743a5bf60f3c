import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AttributionModule } from '#libs/attribution/attribution.module.js';
import type { Settings } from '#libs/config/settings.js';
import { DatabaseModule } from '#libs/database/database.module.js';
import type { OpenOptions } from '#libs/database/open.js';
import { StructuredNestLogger, createLogger } from '#libs/logging/logging.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';

/** What a process needs that does jobs. */
@Module({})
class WorkerModule {
  static forSettings(settings: Settings, options: OpenOptions): DynamicModule {
    return { module: WorkerModule, imports: [DatabaseModule.forSettings(settings, options), ScorecardsModule, AttributionModule] };
  }
}

const LEAST_CONNECTIONS = 12;
const MORE_EACH = 6;

/** How many connections to the database a worker of a concurrency keeps busy at most. */
export function connectionsFor(concurrency: number): number {
  return LEAST_CONNECTIONS + MORE_EACH * (Math.ceil(Math.max(concurrency, 1)) - 1);
}

/**
 * The application services of a worker of its own. It never changes the schema: throws `database-older` or `database-newer`
 * where the database has another one than this version.
 */
export function createWorkerApplication(settings: Settings, concurrency: number): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    WorkerModule.forSettings(settings, { migrates: false, poolSize: connectionsFor(concurrency) }),
    { logger: new StructuredNestLogger(createLogger(settings.LOG_LEVEL)), abortOnError: false },
  );
}
