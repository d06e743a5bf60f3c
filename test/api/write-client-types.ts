import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '#libs/config/settings.js';
import { createApi } from '../../apps/api/application.js';
import { describeApi } from '../../apps/api/http/openapi.js';
import { writeClientTypes } from './client-types.js';

/** `npm run client-types`: writes apps/web/api/schema.d.ts out of the description of the API, on an empty database of its own. */
const home = mkdtempSync(join(tmpdir(), 'opscore-client-types-'));
// Under root the server runs as another user, who has to get in.
chmodSync(home, 0o711);
const application = await createApi(Object.assign(new Settings(), { OPSCORE_HOME: home, LOG_LEVEL: 'silent' }), { poolSize: 2 });
try {
  writeFileSync(new URL('../../apps/web/api/schema.d.ts', import.meta.url), writeClientTypes(describeApi(application, 'test')));
} finally {
  await application.close();
  rmSync(home, { recursive: true, force: true });
}
