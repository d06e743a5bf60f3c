import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes the folder of the run's PostgreSQL server, named by this process. The first spec that asks for a database starts the
 * server (database.ts), so a run of pure specs needs none; global-teardown.ts stops it.
 */
export default function prepareTestHome(): void {
  const home = mkdtempSync(join(tmpdir(), `opscore-tests-${process.pid}-`));
  // Under root the server runs as another user, who has to get in.
  chmodSync(home, 0o711);
  process.env['OPSCORE_TEST_HOME'] = home;
}
