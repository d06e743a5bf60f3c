import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import type { TestApi } from '../support/api.js';
import { AUDITOR, openApi } from '../support/api.js';

/** How the files of the page are served beside the API. */

let api: TestApi;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opscore-served-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="zh-CN" data-zone="Asia/Shanghai"><script type="module" src="/assets/index-a1b2.js"></script></html>');
  writeFileSync(join(folder, 'assets', 'index-a1b2.js'), `// ${'one and the same '.repeat(200)}`);
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  api = await openApi({ pageFolder: folder, environment: { OPSCORE_TIMEZONE: 'Europe/Berlin' } });
});

afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string) => supertest(api.address).get(path).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');

it.each(['/', '/ranking', '/managers/om-luo/scorecard?period=2026Q2', '/no/such/view', '/apix', '/administration'])('answers %s with the page, asked for anew each time', async (path) => {
  const { status, headers, text } = await ask(path);
  expect([status, headers['content-type'], headers['cache-control'], headers['vary']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache', expect.stringContaining('Cookie')]);
  expect(text).toContain('data-zone="Europe/Berlin"');
  expect(headers['content-security-policy']).toContain("script-src 'self';");
});

it('says in the page whether there may be a session', async () => {
  expect((await ask('/')).text).toContain('data-session="none"');
  const { Cookie } = (await api.onPageAs(AUDITOR)).headers('get');
  expect((await ask('/').set('Cookie', String(Cookie))).text).not.toContain('data-session');
});

it('lets files with a hash in their name be kept for a year, and sends them compressed', async () => {
  const { status, headers } = await ask('/assets/index-a1b2.js').set('Accept-Encoding', 'gzip');
  expect([status, headers['cache-control'], headers['content-encoding']]).toEqual([200, 'public, max-age=31536000, immutable', 'gzip']);
});

it('has other files looked at again', async () => {
  const { headers } = await ask('/icon.svg');
  expect(headers['cache-control']).toBe('no-cache');
  expect((await ask('/icon.svg').set('If-None-Match', String(headers['etag']))).status).toBe(304);
});

it.each(['/assets/index-gone.js', '/api/v1/nothing', '/api', '/health/nothing', '/admin/nothing', '/metrics/nothing'])('does not answer %s with the page', async (path) => {
  const { status, headers } = await ask(path);
  expect(headers['content-type']).not.toContain('text/html');
  expect([401, 404]).toContain(status);
});

it.each(['/../application.ts', '/assets/..%2f..%2findex.html', '/%2e%2e/%2e%2e/etc/passwd', '/assets/%00'])('gives no file outside of the folder: %s', async (path) => {
  const { text } = await ask(path);
  expect(text).not.toContain('createApi');
  expect(text).not.toContain('root:');
});

it('leaves programs that want JSON, and changes, to the API', async () => {
  expect((await supertest(api.address).get('/no/such/view').set('Accept', 'application/json')).status).toBe(404);
  expect((await supertest(api.address).post('/ranking').send({})).status).toBe(404);
});
