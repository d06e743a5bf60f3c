import { createInterface } from 'node:readline';
import { Client } from 'pg';
import type { EmbeddedServer } from '#libs/database/embedded/embedded-postgres.js';
import { acquireEmbeddedServer } from '#libs/database/embedded/embedded-postgres.js';
import { OpscoreError } from '#libs/domain/errors.js';

/**
 * A process that uses the embedded server of a home folder, told by its parent what to do, a line at a time: `release`
 * ends the use, `again` begins another. Says on stdout, a line of JSON each, what came of it.
 *
 * Arguments: the home folder, the folder of the programs ('' for the installed package's), a user id to become ('' for
 * none), ports to start on in turn ('' for free ones).
 */
const [home = '', programs = '', userId = '', ports = ''] = process.argv.slice(2);

if (userId !== '') {
  process.setgroups?.([]);
  process.setgid?.(Number(userId));
  process.setuid?.(Number(userId));
}

const portsLeft = ports === '' ? [] : ports.split(',').map(Number);
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

async function acquire(): Promise<EmbeddedServer> {
  const server = await acquireEmbeddedServer({
    home,
    ...(programs === '' ? {} : { programs }),
    ...(portsLeft.length === 0 ? {} : { choosePort: async () => portsLeft.shift() ?? 0 }),
  });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS visits (visit serial)');
  await client.query('INSERT INTO visits DEFAULT VALUES');
  const { rows } = await client.query<{ visits: string; folder: string; pid: number }>(
    `SELECT count(*) AS visits, current_setting('data_directory') AS folder FROM visits`,
  );
  await client.end();
  say({ ready: { url: server.url, visits: Number(rows[0]?.visits), folder: rows[0]?.folder } });
  return server;
}

async function report(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof OpscoreError)) throw error;
    say({ refused: { code: error.code, message: error.message } });
  }
}

const servers: EmbeddedServer[] = [];
const begin = () => report(async () => void servers.push(await acquire()));

await begin();
for await (const command of createInterface({ input: process.stdin })) {
  if (command === 'again') await begin();
  if (command === 'release') {
    await report(async () => servers.shift()?.release());
    say({ released: true });
  }
}
