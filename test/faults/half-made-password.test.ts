import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LauncherProcess } from '../support/launcher-process.js';

/** What a start that was killed while it wrote the password leaves behind. */
it('an empty password file is written anew, and half written ones are removed, before there is any data', async () => {
  const home = mkdtempSync(join(tmpdir(), 'opscore-password-'));
  chmodSync(home, 0o755);
  const folder = join(home, 'postgres');
  mkdirSync(folder);
  writeFileSync(join(folder, 'password'), '');
  writeFileSync(join(folder, 'password-data.new-00000000'), 'half');
  const user = new LauncherProcess(home);
  try {
    const { ready, refused } = await user.hear();
    expect(refused).toBeUndefined();
    expect(ready?.visits).toBe(1);
    expect(readFileSync(join(folder, 'password'), 'utf8')).toMatch(/^[0-9a-f]{48}$/);
    expect(readdirSync(folder).filter((name) => name.includes('data.new-'))).toEqual([]);
    await user.finish();
  } finally {
    await user.kill();
    rmSync(home, { recursive: true, force: true });
  }
});
