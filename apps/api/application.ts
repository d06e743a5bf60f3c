import type { DynamicModule, INestApplication } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AttributionModule } from '#libs/attribution/attribution.module.js';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { DatabaseModule, OPEN_DATABASE } from '#libs/database/database.module.js';
import type { OpenDatabase } from '#libs/database/open.js';
import { JobMetrics } from '#libs/jobs/job-metrics.js';
import { StructuredNestLogger, createLogger } from '#libs/logging/logging.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { HealthController } from './health.controller.js';
import { JobQueue } from './job-queue.js';
import { MetricsController } from './metrics.controller.js';
import { ProblemDetailsFilter } from './problem-details.js';

export interface ApiOptions {
  /** How many connections to the database there may be at once. */
  readonly poolSize: number;
}

@Module({})
class ApiModule {
  static forSettings(settings: Settings, { poolSize }: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [DatabaseModule.forSettings(settings, { poolSize }), ScorecardsModule, AttributionModule],
      controllers: [HealthController, MetricsController],
      providers: [
        // Made here, so that a worker in this process can tell it what it does.
        { provide: JobMetrics, useFactory: () => new JobMetrics() },
        { provide: DueWindows, useFactory: (database: Database) => new DueWindows(database), inject: [Database] },
        {
          provide: JobQueue,
          useFactory: ({ url }: OpenDatabase) => new JobQueue(url, settings.QUEUE_URL),
          inject: [OPEN_DATABASE],
        },
      ],
    };
  }
}

/** The HTTP application on the database of the settings, which it migrates. It does not listen yet. */
export async function createApi(settings: Settings, options: ApiOptions): Promise<INestApplication> {
  const logger = createLogger(settings.LOG_LEVEL);
  const application = await NestFactory.create<NestExpressApplication>(ApiModule.forSettings(settings, options), {
    logger: new StructuredNestLogger(logger),
    abortOnError: false,
  });
  application.disable('x-powered-by');
  application.useGlobalFilters(new ProblemDetailsFilter(application.get(HttpAdapterHost).httpAdapter, logger));
  return application;
}

/** How many ports after the wanted one are tried. */
const FURTHER_PORTS = 20;
const LARGEST_PORT = 65_535;

/** Listens on a port, or on the next free one where it is taken. Gives the address. Throws `port-taken` where none of 21 is free. */
export async function listen(application: INestApplication, host: string, port: number): Promise<string> {
  const last = Math.min(port + FURTHER_PORTS, LARGEST_PORT);
  for (let asked = port; ; asked++) {
    try {
      await application.listen(asked, host);
      return `http://${host.includes(':') ? `[${host}]` : host}:${asked}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (asked >= last) throw new OpscoreError('port-taken', { host, first: port, last }, { cause: error });
    }
  }
}
