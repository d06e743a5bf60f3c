import { Module } from '@nestjs/common';
import { OidcSignIn } from '#libs/access/oidc/oidc-sign-in.js';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { SETTINGS } from '../http/settings.js';
import { ProviderController } from './provider.controller.js';

/** Signing in by a provider. */
@Module({
  controllers: [ProviderController],
  providers: [{ provide: OidcSignIn, useFactory: (database: Database, settings: Settings) => new OidcSignIn(database, settings), inject: [Database, SETTINGS] }],
})
export class ProviderModule {}
