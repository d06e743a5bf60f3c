import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { openDatabase } from '#libs/database/open.js';
import { dumpSchema } from '#libs/database/schema-dump.js';
import { ruleSetJsonSchema } from '#libs/rules/json-schema.js';

/**
 * `npm run schema`: writes migrations/schema.txt from a database made by the migrations, and docs/rule-set.schema.json from
 * the fields that a rule set is made of.
 */
const root = new URL('../../', import.meta.url);
writeFileSync(new URL('docs/rule-set.schema.json', root), `${JSON.stringify(ruleSetJsonSchema(), null, 2)}\n`);

const home = mkdtempSync(join(tmpdir(), 'opscore-schema-'));
// Under root the server runs as another user, who has to get in.
chmodSync(home, 0o711);
const open = await openDatabase(Object.assign(new Settings(), { OPSCORE_HOME: home }));
try {
  writeFileSync(new URL('migrations/schema.txt', root), await dumpSchema(new Database(open.dataSource)));
} finally {
  await open.close();
  rmSync(home, { recursive: true, force: true });
}
