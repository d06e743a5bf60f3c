import type { DynamicModule, OnModuleDestroy } from '@nestjs/common';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import type { Settings } from '#libs/config/settings.js';
import { Database } from './database.js';
import type { OpenDatabase, OpenOptions } from './open.js';
import { openDatabase } from './open.js';

/** The database as it was opened for this application. */
export const OPEN_DATABASE = Symbol('open database');

/** Closes the connections, and with them the embedded server, when the application ends. */
@Injectable()
class ClosesDatabase implements OnModuleDestroy {
  constructor(@Inject(OPEN_DATABASE) private readonly open: OpenDatabase) {}

  async onModuleDestroy(): Promise<void> {
    await this.open.close();
  }
}

/** One migrated database for the whole application. */
@Global()
@Module({})
export class DatabaseModule {
  static forSettings(settings: Settings, options: OpenOptions = {}): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: OPEN_DATABASE, useFactory: () => openDatabase(settings, options) },
        { provide: Database, useFactory: ({ dataSource }: OpenDatabase) => new Database(dataSource), inject: [OPEN_DATABASE] },
        ClosesDatabase,
      ],
      exports: [Database, OPEN_DATABASE],
    };
  }
}
