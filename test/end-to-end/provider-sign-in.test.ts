import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { readSettings } from '#libs/config/settings.js';
import { createApi, listen } from '../../apps/api/application.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';

/** Signing in by a real OpenID Connect provider, which runs beside. The browser is played: it keeps cookies and follows. */

const ROLES = 'kpi-managers=manager:om-luo; appliances=director:家电事业部; ghosts=manager:om-nobody';

let services: Services;
let application: INestApplication;
let provider: ChildProcess;
let address: string;

beforeAll(async () => {
  services = await openServices();
  await services.bringIn(
    'managers',
    `
    manager_id,name,division,category
    om-luo,罗静姝,家电事业部,小家电`,
  );
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  provider = spawn(process.execPath, [join(__dirname, '../support/oidc-provider.mjs'), `${address}/api/v1/session/provider/return`]);
  const issuer = await new Promise<string>((resolve, reject) => {
    provider.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    provider.once('exit', () => reject(new Error('The provider has ended.')));
  });
  const settings = readSettings({
    DATABASE_URL: services.url,
    LOG_LEVEL: 'silent',
    OPSCORE_PUBLIC_URL: address,
    OPSCORE_OIDC_ISSUER: issuer,
    OPSCORE_OIDC_CLIENT_ID: 'opscore',
    OPSCORE_OIDC_CLIENT_SECRET: 'a secret of the tests, long enough',
    OPSCORE_OIDC_ROLES: ROLES,
    OPSCORE_OIDC_NAME: 'Company account',
  });
  application = await createApi(settings, { poolSize: 2 });
  await listen(application, '127.0.0.1', port);
});

afterAll(async () => {
  provider?.kill();
  await application?.close();
  await services.close();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** A browser: cookies by host and port, redirects one at a time. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  async ask(url: string, form?: Record<string, string>): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  cookie(url: string, name: string): string | undefined {
    return this.jars.get(new URL(url).host)?.get(name);
  }

  /** Signs in at the provider as `name+group+group`, as far as the address that it sends the browser back to. */
  async throughProvider(person: string, returnTo = '/managers'): Promise<string> {
    const [login = '', ...groups] = person.split('+');
    provider.stdin?.write(`${login}=${groups.join('+')}\n`);
    let response = await this.ask(`${address}/api/v1/session/provider?returnTo=${encodeURIComponent(returnTo)}`);
    for (let step = 0; step < 12; step++) {
      const location = response.headers.get('location');
      if (location !== null) {
        const next = new URL(location, response.url).href;
        if (next.startsWith(`${address}/api/v1/session/provider/return`)) return next;
        response = await this.ask(next);
        continue;
      }
      const page = await response.text();
      const isLogin = page.includes('name="login"');
      const form: Record<string, string> = isLogin ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' };
      response = await this.ask(response.url, form);
    }
    throw new Error('The provider does not come to an end.');
  }
}

async function whoAmI(browser: Browser): Promise<Record<string, unknown>> {
  return (await (await browser.ask(`${address}/api/v1/session`)).json()) as Record<string, unknown>;
}

it('is offered where the settings name a provider', async () => {
  expect(await (await fetch(`${address}/api/v1/session/ways`)).json()).toEqual({ provider: { name: 'Company account', startPath: '/api/v1/session/provider' } });
});

it('brings somebody in with the roles of their groups, and back to the page they came from', async () => {
  const browser = new Browser();
  const back = await browser.throughProvider('luo+kpi-managers+chess-club', '/managers/om-luo');
  const response = await browser.ask(back);
  expect({ status: response.status, location: response.headers.get('location') }).toEqual({ status: 302, location: '/managers/om-luo' });
  expect(browser.cookie(address, 'opscore_journey')).toBeUndefined();
  expect(await whoAmI(browser)).toMatchObject({ name: 'luo', displayName: 'luo from outside', grants: [{ role: 'manager', scope: 'om-luo' }] });
});

it('gives the roles of the groups as they are at each sign-in, and takes them where none is left', async () => {
  const first = new Browser();
  await first.ask(await first.throughProvider('chen+kpi-managers'));
  const second = new Browser();
  await second.ask(await second.throughProvider('chen+appliances'));
  expect(await whoAmI(second)).toMatchObject({ name: 'chen', grants: [{ role: 'director', scope: '家电事业部' }] });
  // The session that was there before has the new roles too.
  expect(await whoAmI(first)).toMatchObject({ grants: [{ role: 'director', scope: '家电事业部' }] });
  const third = new Browser();
  const refused = await third.ask(await third.throughProvider('chen+chess-club'));
  expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 403, body: { code: 'provider-no-role' } });
  expect(await whoAmI(first)).toMatchObject({ grants: [] });
});

it('opens nothing by a group whose manager does not exist', async () => {
  const browser = new Browser();
  const response = await browser.ask(await browser.throughProvider('ghost+ghosts'));
  expect(((await response.json()) as { code: string }).code).toBe('provider-no-role');
});

it.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'forged')],
  ['a code that was made up', (url: URL) => url.searchParams.set('code', 'forged')],
  ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://elsewhere.example')],
  ['no code', (url: URL) => url.searchParams.delete('code')],
])('refuses an answer with %s', async (_, forge) => {
  const browser = new Browser();
  const back = new URL(await browser.throughProvider('mallory+kpi-managers'));
  forge(back);
  const response = await browser.ask(back.href);
  expect({ status: response.status, code: ((await response.json()) as { code: string }).code }).toEqual({ status: 401, code: 'provider-refused' });
  expect(browser.cookie(address, 'opscore_session')).toBeUndefined();
});

it('refuses an answer that another browser asked for, and one that was used before', async () => {
  const victim = new Browser();
  const attacker = new Browser();
  const back = await attacker.throughProvider('mallory+kpi-managers');
  expect((await victim.ask(back)).status).toBe(401);
  const other = new Browser();
  const own = await other.throughProvider('luo+kpi-managers');
  expect((await other.ask(own)).status).toBe(302);
  expect((await other.ask(own)).status).toBe(401);
});

it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', '/a\r\nSet-Cookie: b=c'])(
  'sends nobody on to %j',
  async (returnTo) => {
    const browser = new Browser();
    const response = await browser.ask(await browser.throughProvider('luo+kpi-managers', returnTo));
    expect(response.headers.get('location')).toBe('/');
  },
);
