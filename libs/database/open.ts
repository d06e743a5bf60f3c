import type { DataSource } from 'typeorm';
import type { Settings } from '#libs/config/settings.js';
import { createDataSource } from './database.js';
import { acquireEmbeddedServer } from './embedded/embedded-postgres.js';
import { checkServer, migrate } from './prepare.js';

/** A migrated database, ready for work. */
export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly migrationsRun: readonly string[];
  /** Closes the connections, and stops the embedded server when nobody else uses it. */
  close(): Promise<void>;
}

/** Opens the database of the settings: DATABASE_URL, else the embedded server of the home folder. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const server =
    settings.DATABASE_URL === undefined
      ? await acquireEmbeddedServer({ home: settings.home })
      : { url: settings.DATABASE_URL, release: async () => undefined };
  const dataSource = createDataSource({ url: server.url, timeZone: settings.timeZone });
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await server.release();
  };
  try {
    await checkServer(server.url);
    await dataSource.initialize();
    return { dataSource, migrationsRun: await migrate(dataSource, settings.timeZone), close };
  } catch (error) {
    await close();
    throw error;
  }
}
