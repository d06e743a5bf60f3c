import type { DynamicModule } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Authentication } from '#libs/access/authentication.js';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { IdempotencyKeys } from '#libs/idempotency/idempotency-keys.js';
import { AccessGuard } from './access.guard.js';
import type { Clock } from './clock.js';
import { CLOCK } from './clock.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { ReachChecks } from './reach-checks.js';
import { BodyTypeGuard } from './request-bodies.js';
import { SETTINGS } from './settings.js';
import { createValidation } from './validation.js';

/** What all routes have in common: who may call them, what they take, and that a repeated request is done once. */
@Global()
@Module({})
export class HttpModule {
  static forSettings(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: HttpModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: CLOCK, useValue: clock },
        { provide: Authentication, useFactory: (database: Database) => new Authentication(database, clock), inject: [Database] },
        { provide: IdempotencyKeys, useFactory: (database: Database) => new IdempotencyKeys(database), inject: [Database] },
        ReachChecks,
        AccessGuard,
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_GUARD, useClass: BodyTypeGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_PIPE, useFactory: createValidation },
      ],
      exports: [SETTINGS, CLOCK, Authentication, AccessGuard, ReachChecks],
    };
  }
}
