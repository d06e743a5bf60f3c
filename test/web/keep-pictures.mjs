// Renews the pictures of all pages in docs/images/pages: `npm run pictures`; of some: `npm run pictures -- imports-file scorecard`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, [jest, '-w', '1', 'test/web/pages.test.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, RENEW_PICTURES: 'true', PICTURES_OF: process.argv.slice(2).join(' ') } });
process.exitCode = status ?? 1;
