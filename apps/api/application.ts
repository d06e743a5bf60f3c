import type { Server as HttpServer, RequestListener } from 'node:http';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { AttributionModule } from '#libs/attribution/attribution.module.js';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { DatabaseModule, OPEN_DATABASE } from '#libs/database/database.module.js';
import type { OpenDatabase } from '#libs/database/open.js';
import { JobMetrics } from '#libs/jobs/job-metrics.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { StructuredNestLogger, createLogger } from '#libs/logging/logging.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { HealthController } from './health.controller.js';
import { requireAccessRules } from './http/access-rules.js';
import type { Clock } from './http/clock.js';
import { HttpModule } from './http/http.module.js';
import { API_PREFIX, describeApi, serveDescription } from './http/openapi.js';
import { keepAnswersPrivate } from './http/private-answers.js';
import { ProblemDetailsFilter } from './http/problem-details.js';
import { endSlowRequests, readJsonBodies } from './http/request-bodies.js';
import { noteRequests, tellRequestId } from './http/request-log.js';
import { isHttpsOnly } from './http/session-cookie.js';
import { JobQueue } from './job-queue.js';
import { createQueueWake } from './jobs/queue-wake.js';
import { MetricsController } from './metrics.controller.js';
import { BUILT_PAGE, servePage } from './page/serve-page.js';
import { RESOURCES } from './resources.js';
import { QuickScorecards, securityHeaders } from './scorecards/quick-scorecards.js';

export interface ApiOptions {
  /** How many connections to the database there may be at once. */
  readonly poolSize: number;
  /** Tells the time; tests set it. */
  readonly clock?: Clock;
  /** Where the log goes; to stderr where nothing is said. */
  readonly logTo?: { write(line: string): void };
  /** The folder of the built page; where it lies beside this, if anything is built, when left out. */
  readonly pageFolder?: string;
}

@Module({})
class ApiModule {
  static forSettings(settings: Settings, { poolSize, clock = () => new Date() }: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      global: true,
      imports: [
        DatabaseModule.forSettings(settings, { poolSize }),
        HttpModule.forSettings(settings, clock),
        ScorecardsModule,
        AttributionModule,
        ...RESOURCES,
      ],
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
        { provide: QueueWake, useFactory: createQueueWake, inject: [JobQueue] },
      ],
      exports: [JobMetrics, DueWindows, JobQueue, QueueWake],
    };
  }
}

/** The HTTP application on the database of the settings, which it migrates. It does not listen yet. */
export async function createApi(settings: Settings, options: ApiOptions): Promise<INestApplication> {
  const logger = createLogger(settings.LOG_LEVEL, options.logTo);
  const application = await NestFactory.create<NestExpressApplication>(ApiModule.forSettings(settings, options), {
    logger: new StructuredNestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  requireAccessRules(application);
  // Large uploads take their time; other bodies do not (endSlowRequests), nor do headers, which have a minute.
  const server: HttpServer = application.getHttpServer();
  server.requestTimeout = 0;
  application.disable('x-powered-by');
  // A proxy on this machine tells where a request comes from; nobody else is believed.
  application.set('trust proxy', 'loopback');
  application.set('etag', false);
  standBefore(server, (express) => application.get(QuickScorecards, { strict: false }).handler(securityHeaders(headersFor(settings)), noteRequests(logger), express));
  application.use(tellRequestId, endSlowRequests(), keepAnswersPrivate(), helmet(headersFor(settings)), compression({ threshold: 1_024, filter: isCompressible }));
  const page = servePage(options.pageFolder ?? BUILT_PAGE, settings);
  if (page !== null) application.use(page);
  application.use(readJsonBodies());
  application.useGlobalFilters(new ProblemDetailsFilter(logger));
  application.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready', 'metrics', 'admin/queues', 'admin/queues/*path'] });
  const adapter = application.getHttpAdapter();
  // By itself Nest says only under the prefix that there is nothing; elsewhere Express would answer with a page.
  Object.assign(adapter, { setNotFoundHandler: (tell: RequestHandler) => application.use(tell) });
  serveDescription(application, describeApi(application, '1.0'));
  return application;
}

/** Lets a listener stand before those that a server has: it hands on to them what it does not answer. */
function standBefore(server: HttpServer, make: (rest: RequestListener) => RequestListener): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', make((request, response) => listeners.forEach((listener) => listener.call(server, request, response))));
}

/** What browsers are told: our own scripts and nothing else, no frames, and https alone where people come by https. */
function headersFor(settings: Settings): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Charts and tables set styles of elements, and the controls of the page (antd) lay out their rules as they are first shown.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: isHttpsOnly(settings) ? [] : null,
      },
    },
    strictTransportSecurity: isHttpsOnly(settings) ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  };
}

/** Event streams go out line by line. */
const isCompressible: compression.CompressionFilter = (request, response) =>
  !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream') && compression.filter(request, response);

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
