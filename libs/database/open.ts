import type { DataSource } from 'typeorm';
import type { Settings } from '#libs/config/settings.js';
import { createDataSource } from './database.js';
import { acquireEmbeddedServer } from './embedded/embedded-postgres.js';
import { checkServer, migrate, requireSameSchema } from './prepare.js';

/** A migrated database, ready for work. */
export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly migrationsRun: readonly string[];
  /** Where it is, with the password: for what must connect by itself. Never to be shown. */
  readonly url: string;
  /** Closes the connections, and stops the embedded server when nobody else uses it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** False refuses a database whose schema is not the one of this version, with `database-older` or `database-newer`. */
  readonly migrates?: boolean;
  /** How many connections there may be at once. */
  readonly poolSize?: number | undefined;
}

/** Opens the database of the settings: DATABASE_URL, else the embedded server of the home folder. */
export async function openDatabase(settings: Settings, { migrates = true, poolSize }: OpenOptions = {}): Promise<OpenDatabase> {
  const server =
    settings.DATABASE_URL === undefined
      ? await acquireEmbeddedServer({ home: settings.home })
      : { url: settings.DATABASE_URL, release: async () => undefined };
  const dataSource = createDataSource({ url: server.url, timeZone: settings.timeZone, ...(poolSize && { poolSize }) });
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await server.release();
  };
  try {
    await checkServer(server.url);
    await dataSource.initialize();
    if (!migrates) await requireSameSchema(dataSource);
    return { dataSource, url: server.url, migrationsRun: await migrate(dataSource, settings.timeZone), close };
  } catch (error) {
    await close();
    throw error;
  }
}
