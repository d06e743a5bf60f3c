import { join } from 'node:path';
import { openCluster, urlOf } from './cluster.js';
import { folderOf, prepareFolder } from './place.js';
import { ProcessRegister, withProcessLock } from './process-lock.js';
import { ensureDatabase, findFreePort, findRunning, start, stop } from './server.js';

/** A running embedded server. */
export interface EmbeddedServer {
  readonly url: string;
  /** Takes this use off the server; the last one stops it. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly home: string;
  /** Further server settings, for tests. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The folder of the server's programs where they are not the installed package's, for tests. */
  readonly programs?: string;
  /** Names the port to start on, for tests. */
  readonly choosePort?: () => Promise<number>;
}

/**
 * Gives the embedded PostgreSQL of a home folder: made at first use, started, or joined where it runs already (another
 * command, or what a killed process left behind).
 *
 * Throws `embedded-database-missing`, `home-not-writable`, `data-directory-version`, `database-locked` or
 * `embedded-database-failed` with the place of the server's log.
 */
export async function acquireEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { home, parameters = {}, programs = null, choosePort = findFreePort } = options;
  const folder = prepareFolder(home);
  const users = new ProcessRegister(join(folder, 'users'));
  const lock = join(folder, 'lock');
  return withProcessLock(lock, async () => {
    const cluster = await openCluster(folder, programs);
    const port = (await findRunning(cluster)) ?? (await start(cluster, parameters, choosePort));
    await ensureDatabase(cluster, port);
    const leave = users.join();
    return {
      url: urlOf(cluster, port),
      release: () =>
        withProcessLock(lock, async () => {
          leave();
          if (!users.isUsed()) await stop(cluster);
        }),
    };
  });
}

/** The log of the embedded server of a home folder, for error messages and the doctor. */
export function embeddedLogOf(home: string): string {
  return join(folderOf(home), 'server.log');
}
