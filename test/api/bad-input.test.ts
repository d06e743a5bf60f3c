import { randomUUID } from 'node:crypto';
import { request as sendRequest } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describeApi } from '../../apps/api/http/openapi.js';
import { readJsonBodies } from '../../apps/api/http/request-bodies.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, managerOf, openApi } from '../support/api.js';
import type { Operation } from './description.js';
import { operationsOf } from './description.js';
import { everythingStored } from './everything-stored.js';
import { AWAY, HOME, PERIOD, bringInTwoDivisions } from './two-divisions.js';

/** Bad input: a clear refusal with a code, a line in the log, and nothing changed. */

let api: TestApi;
let operations: Operation[];
let page: Caller;
let program: Caller;
let own: Caller;
let now = new Date('2026-11-24T04:00:00Z');
let log = '';

beforeAll(async () => {
  api = await openApi({ clock: () => now, environment: { LOG_LEVEL: 'info' }, logTo: { write: (line) => (log += line) } });
  await bringInTwoDivisions(api.services);
  operations = operationsOf(describeApi(api.application, 'test'));
  page = await api.onPageAs(ADMINISTRATOR);
  program = await api.as(ADMINISTRATOR);
  own = await api.as(managerOf(HOME.managerId));
});

afterAll(() => api.close());

interface Sent {
  readonly method?: string;
  /** As it goes over the wire. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sends a request as it is: other clients tidy up what is wrong with it. */
function send({ method = 'GET', path, headers = {}, body }: Sent): Promise<Answered> {
  const { hostname, port } = new URL(api.address);
  return new Promise((resolve, reject) => {
    const sent = sendRequest({ hostname, port, method, path: `/api/v1${path}`, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends a bad request and gives status and code; it must be logged, and nothing may have changed. */
async function refuse(sent: Sent): Promise<readonly [number, string | undefined]> {
  const before = await everythingStored(api.services.database);
  const { status, headers, text } = await send(sent);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const { code, requestId } = JSON.parse(text) as { code?: string; requestId: string };
  expect(log).toContain(`"requestId":"${requestId}","method":"${sent.method ?? 'GET'}"`);
  expect(log.split('\n').filter((line) => line.includes(requestId) && line.includes('"a request was refused"'))).toHaveLength(1);
  expect(await everythingStored(api.services.database)).toEqual(before);
  return [status, code];
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const asPage = () => page.headers('post');
const post = (path: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}) =>
  refuse({ method: 'POST', path, headers: { ...asPage(), ...JSON_TYPE, ...headers }, body });
const get = (path: string, headers: OutgoingHttpHeaders = program.headers('get')) => refuse({ path, headers });

const USER = { name: 'lin', displayName: 'Lin', language: 'zh', grants: [] as object[] };
const userWith = (more: object) => JSON.stringify({ ...USER, ...more });

describe('bodies', () => {
  it.each<[string, string | Buffer, OutgoingHttpHeaders, number, string]>([
    ['too large', userWith({ displayName: 'x'.repeat(1_100_000) }), {}, 413, 'body-too-large'],
    ['small, and too large when unpacked', gzipSync(Buffer.alloc(50_000_000, 0x20)), { 'Content-Encoding': 'gzip' }, 413, 'body-too-large'],
    ['packed in a way that is not taken', '{}', { 'Content-Encoding': 'zstd' }, 415, 'body-encoding-unsupported'],
    ['not packed, though it says so', '{}', { 'Content-Encoding': 'gzip' }, 400, 'body-not-json'],
    ['plain text', JSON.stringify(USER), { 'Content-Type': 'text/plain' }, 415, 'content-type-unsupported'],
    ['a form', 'name=lin', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'content-type-unsupported'],
    ['a form with files', '--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415, 'content-type-unsupported'],
    ['of no type', JSON.stringify(USER), { 'Content-Type': '' }, 415, 'content-type-unsupported'],
    ['broken UTF-8', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]), {}, 400, 'body-not-utf8'],
    ['UTF-16', Buffer.from(JSON.stringify(USER), 'utf16le'), { 'Content-Type': 'application/json; charset=utf-16le' }, 415, 'body-encoding-unsupported'],
    ['of a charset that nobody knows', '{}', { 'Content-Type': 'application/json; charset=klingon' }, 415, 'body-encoding-unsupported'],
    ['cut off', '{"name":"lin"', {}, 400, 'body-not-json'],
    ['a text', '"lin"', {}, 400, 'body-not-json'],
    ['a list', '[]', {}, 400, 'request-invalid'],
    ['empty', '', {}, 400, 'request-invalid'],
    ['lists in lists', `{"grants":${'['.repeat(40)}${']'.repeat(40)}}`, {}, 400, 'body-too-deep'],
    ['a hundred thousand lists in lists', '['.repeat(100_000) + ']'.repeat(100_000), {}, 400, 'body-too-deep'],
    ['objects in objects behind a text with brackets', `{"name":"\\"[{","x":${'{"x":'.repeat(40)}1${'}'.repeat(40)}}`, {}, 400, 'body-too-deep'],
    ['a field that nobody knows', userWith({ active: true }), {}, 400, 'request-invalid'],
    ['a field of the table', userWith({ passwordHash: 'x' }), {}, 400, 'request-invalid'],
    ['a field in a part that nobody knows', userWith({ grants: [{ role: 'auditor', scope: null, userId: 'x' }] }), {}, 400, 'request-invalid'],
    ['a constructor', userWith({ constructor: { prototype: { x: 1 } } }), {}, 400, 'request-invalid'],
    ['too many parts', userWith({ grants: Array.from({ length: 5_000 }, () => ({ role: 'auditor', scope: null })) }), {}, 400, 'request-invalid'],
    ['another type', userWith({ name: ['lin'] }), {}, 400, 'request-invalid'],
    ['an object for a text', userWith({ name: { toString: 'x' } }), {}, 400, 'request-invalid'],
    ['a zero byte', userWith({ name: 'a\0b' }), {}, 400, 'request-invalid'],
    ['half a character', '{"name":"lin","displayName":"\\ud800","language":"zh","grants":[]}', {}, 400, 'request-invalid'],
    ['SQL for a name', userWith({ name: `'; DROP TABLE users; --` }), {}, 422, 'user-name-invalid'],
    ['a formula for a name', userWith({ name: '=HYPERLINK("http://x")' }), {}, 422, 'user-name-invalid'],
    ['SQL for a scope', userWith({ grants: [{ role: 'director', scope: `x' OR '1'='1` }] }), {}, 404, 'division-not-found'],
    ['lines in a name that others see', userWith({ displayName: 'Lin\r\nSet-Cookie: x=1' }), {}, 422, 'display-name-invalid'],
  ])('%s', async (_, body, headers, status, code) => {
    expect(await post('/users', body, headers)).toEqual([status, code]);
  });

  it('a prototype in a body is a field like others, and changes none', async () => {
    expect(await post('/users', `{"__proto__":{"polluted":1},"name":"lin","displayName":"Lin","language":"zh","grants":[{"__proto__":{"role":"administrator"},"scope":null}]}`)).toEqual([400, 'request-invalid']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('that comes too slowly ends the connection', async () => {
    const read = readJsonBodies({ longestMs: 30 });
    const { createServer } = await import('node:http');
    const server = createServer((request, response) => read(request as never, response as never, () => response.end()));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const failure = await new Promise<Error>((resolve) => {
      const sent = sendRequest({ port, method: 'POST', headers: { ...JSON_TYPE, 'Content-Length': 100 } });
      sent.on('error', resolve);
      sent.write('{');
    });
    expect(failure).toMatchObject({ code: 'ECONNRESET' });
    server.close();
  });

  it('of a sign-in cannot be sent by the form of another page', async () => {
    const headers = { 'Content-Type': 'text/plain', Origin: 'https://evil.example' };
    expect(await refuse({ method: 'POST', path: '/session', headers, body: '{"name":"admin","password":"x"}' })).toEqual([415, 'content-type-unsupported']);
  });
});

describe('queries', () => {
  it.each(['0', '1001', '1000000000', '-1', '1e3', 'all', '', '9'.repeat(30), '1;DROP TABLE users'])('a page of %s rows', async (limit) => {
    expect(await get(`/users?limit=${encodeURIComponent(limit)}`)).toEqual([400, 'request-invalid']);
  });

  it.each([
    ['a field that nobody knows', `/users?offset=10`, 400, 'request-invalid'],
    ['another method', `/users?_method=DELETE`, 400, 'request-invalid'],
    ['a prototype', `/users?__proto__=1`, 400, 'request-invalid'],
    ['a prototype in brackets', `/users?__proto__[x]=1`, 400, 'request-invalid'],
    ['one twice', `/scorecards?period=${PERIOD}&period=${PERIOD}`, 400, 'request-invalid'],
    ['a list', `/scorecards?period[]=${PERIOD}`, 400, 'request-invalid'],
    ['no period', `/scorecards?period=2026Q5`, 400, 'request-invalid'],
    ['SQL for a period', `/scorecards?period=${encodeURIComponent(`2026Q3' OR '1'='1`)}`, 400, 'request-invalid'],
    ['SQL for a manager', `/scorecards?period=${PERIOD}&managerId=${encodeURIComponent(`' OR '1'='1`)}`, 404, 'manager-not-found'],
    ['a cursor of another list', `/users?cursor=${Buffer.from('[1]').toString('base64url')}`, 400, 'cursor-invalid'],
    ['a cursor that is none', `/users?cursor=abc`, 400, 'cursor-invalid'],
    ['a cursor with a zero byte', `/users?cursor=${Buffer.from('["\\u0000"]').toString('base64url')}`, 400, 'cursor-invalid'],
    ['a cursor with a day that is none', `/allocations?cursor=${Buffer.from(`["2026-02-30T00:00:00Z","${randomUUID()}"]`).toString('base64url')}`, 400, 'cursor-invalid'],
    ['a cursor in the year 0', `/allocations?cursor=${Buffer.from(`["0000-01-01T00:00:00Z","${randomUUID()}"]`).toString('base64url')}`, 400, 'cursor-invalid'],
    ['an instant that is none', `/audit-entries?from=2026-02-30T00:00:00Z`, 400, 'request-invalid'],
  ])('%s', async (_, path, status, code) => {
    expect(await get(path)).toEqual([status, code]);
  });

  it('naming two managers, of whom only one is within reach', async () => {
    const two = `/scorecards?period=${PERIOD}&managerId=${HOME.managerId}&managerId=${AWAY.managerId}`;
    expect(await get(two, own.headers('get'))).toEqual([400, 'request-invalid']);
    expect((await get(`/scorecards?period=${PERIOD}&managerId=${AWAY.managerId}`, own.headers('get')))[1]).toBe('outside-scope');
  });
});

describe('what no text may hold', () => {
  const BAD = [
    ['a zero byte', '%00'],
    ['broken UTF-8', '%C3%28'],
    ['half a character', '%ED%A0%80'],
    ['a broken escape', '%zz'],
    ['very much', 'x'.repeat(5_000)],
  ] as const;
  const given: Readonly<Record<string, string>> = { ...HOME, version: '1', a: '1', b: '1', day: '2026-08-18', orderId: 'o-1' };
  const pathOf = (path: string, of: Readonly<Record<string, string>> = {}) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => of[name] ?? encodeURIComponent(given[name] ?? randomUUID()));

  it.each(BAD)('in a path: %s', async (_, bad) => {
    const wrong: string[] = [];
    const before = await everythingStored(api.services.database);
    for (const { method, path } of operations) {
      for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
        const { status, text } = await send({ method: method.toUpperCase(), path: pathOf(path, { [name]: bad }), headers: page.headers(method) });
        const { code } = JSON.parse(text) as { code?: string };
        // An escape that stands for no character is one of another character to some: there is nothing of that name.
        if (status < 400 || status >= 500 || code === undefined) wrong.push(`${method} ${path} ${name}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await everythingStored(api.services.database)).toEqual(before);
  });

  it('in a query: a zero byte', async () => {
    const wrong: string[] = [];
    for (const { method, path, parameters } of operations.filter((each) => each.method === 'get')) {
      for (const { name } of parameters.filter((each) => each.in === 'query')) {
        const { status, text } = await send({ path: `${pathOf(path)}?${name}=a%00b`, headers: page.headers(method) });
        const { code } = JSON.parse(text) as { code?: string };
        if (status !== 400 || code === undefined) wrong.push(`${path} ${name}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([['a zero byte', '\\u0000'], ['half a character', '\\udc00']])('in a body: %s', async (_, bad) => {
    const wrong: string[] = [];
    const before = await everythingStored(api.services.database);
    for (const { method, path, body } of operations) {
      if (body === null || path === '/session') continue;
      const properties = (body['properties'] ?? {}) as Record<string, { type?: string }>;
      for (const name of Object.entries(properties).flatMap(([each, { type }]) => (type === 'string' ? [each] : []))) {
        const { status, text } = await send({ method: method.toUpperCase(), path: pathOf(path), headers: { ...page.headers(method), ...JSON_TYPE }, body: `{"${name}":"a${bad}"}` });
        const { code } = JSON.parse(text) as { code?: string };
        if (status !== 400 || code !== 'request-invalid') wrong.push(`${method} ${path} ${name}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await everythingStored(api.services.database)).toEqual(before);
  });
});

describe('credentials', () => {
  it.each([
    ['none', () => ({}), 'sign-in-needed'],
    ['a forged token', () => ({ Authorization: `Bearer ops_${'A'.repeat(43)}` }), 'sign-in-needed'],
    ['a token of somebody else’s making', () => ({ Authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.' }), 'sign-in-needed'],
    ['half a token', () => ({ Authorization: String(program.headers('get')['Authorization']).slice(0, -1) }), 'sign-in-needed'],
    ['a token with more behind it', () => ({ Authorization: `${program.headers('get')['Authorization']}A` }), 'sign-in-needed'],
    ['name and password as programs send them', () => ({ Authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` }), 'sign-in-needed'],
    ['a wrong token beside a right cookie', () => ({ ...page.headers('get'), Authorization: 'Bearer x' }), 'sign-in-needed'],
    ['a token as a cookie', () => ({ Cookie: `opscore_session=${String(program.headers('get')['Authorization']).slice(7)}` }), 'sign-in-needed'],
    ['the secret of a session as a token', () => ({ Authorization: `Bearer ${String(page.headers('get')['Cookie']).slice(16)}` }), 'sign-in-needed'],
    ['a forged cookie', () => ({ Cookie: `opscore_session=${'A'.repeat(43)}` }), 'sign-in-needed'],
  ])('%s', async (_, headers, code) => {
    expect(await get('/users', headers())).toEqual([401, code]);
  });

  it.each([
    ['no CSRF token', { 'X-CSRF-Token': undefined }, 'csrf-token-wrong'],
    ['a wrong CSRF token', { 'X-CSRF-Token': 'x' }, 'csrf-token-wrong'],
    ['another page', { Origin: 'https://evil.example' }, 'origin-foreign'],
    ['a page of no origin', { Origin: 'null' }, 'origin-foreign'],
  ])('a change from %s', async (_, more, code) => {
    const headers = Object.fromEntries(Object.entries({ ...asPage(), ...JSON_TYPE, ...more }).filter(([, value]) => value !== undefined));
    expect(await refuse({ method: 'POST', path: '/users', headers, body: JSON.stringify(USER) })).toEqual([403, code]);
  });

  it('a token that has expired, and one that a clock made that ran ahead', async () => {
    const caller = await api.as(ADMINISTRATOR);
    try {
      now = new Date('2026-11-24T05:00:01Z');
      expect(await get('/users', caller.headers('get'))).toEqual([401, 'sign-in-needed']);
      now = new Date('2026-11-24T03:50:00Z');
      expect(await get('/users', caller.headers('get'))).toEqual([401, 'sign-in-needed']);
      now = new Date('2026-11-24T03:58:00Z');
      expect((await send({ path: '/users', headers: caller.headers('get') })).status).toBe(200);
    } finally {
      now = new Date('2026-11-24T04:00:00Z');
    }
  });
});

describe('methods', () => {
  it('are not changed by headers', async () => {
    const { text } = await send({ path: '/users', headers: page.headers('get') });
    const before = await everythingStored(api.services.database);
    for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
      expect((await send({ path: '/users', headers: { ...page.headers('post'), [name]: 'DELETE' } })).text).toBe(text);
      expect((await send({ path: `/users/${own.userId}/sessions`, headers: { ...page.headers('post'), [name]: 'DELETE' } })).status).toBe(404);
    }
    expect(await everythingStored(api.services.database)).toEqual(before);
  });

  it('HEAD, OPTIONS and TRACE change nothing and let no other page in', async () => {
    const before = await everythingStored(api.services.database);
    for (const { method, path } of operations.filter((each) => each.method !== 'get')) {
      for (const safe of ['HEAD', 'OPTIONS', 'TRACE']) {
        const whole = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((HOME as Record<string, string>)[name] ?? own.userId));
        const { status, headers } = await send({ method: safe, path: whole, headers: { ...page.headers(method), Origin: 'https://evil.example', 'Access-Control-Request-Method': method.toUpperCase() } });
        expect([safe, path, status < 500, headers['access-control-allow-origin']]).toEqual([safe, path, true, undefined]);
      }
    }
    expect(await everythingStored(api.services.database)).toEqual(before);
  });

  it('HEAD on an event stream ends at once', async () => {
    expect((await send({ method: 'HEAD', path: '/jobs/progress', headers: page.headers('get') })).status).toBe(200);
  });
});

describe('names of files', () => {
  it.each([
    ['a path upwards', '../../../../etc/cron.d/orders.csv', 'orders.csv'],
    ['a path of Windows', '..\\..\\windows\\orders.csv', 'orders.csv'],
    ['a path from the root', '/etc/orders.csv', 'orders.csv'],
    ['lines', 'orders.csv\r\nSet-Cookie: x=1\r\n\r\n.csv', 'orders.csvSet-Cookie_ x=1.csv'],
    ['quotes', '"; filename="x.exe".csv', '_; filename=_x.exe_.csv'],
  ])('%s', async (_, fileName, stored) => {
    const { status, headers, text } = await send({
      method: 'POST',
      path: `/imports?dryRun=true&fileName=${encodeURIComponent(fileName)}`,
      headers: { ...asPage(), 'Content-Type': 'text/csv' },
      body: 'order_id,merchant_id\n',
    });
    expect([status, headers['set-cookie']]).toEqual([202, undefined]);
    const { id } = JSON.parse(text) as { id: string };
    const [file] = await api.services.database.query<{ path: string }>('SELECT path FROM import_files WHERE file_id = $1', [id]);
    expect(file?.path).toBe(`${api.home}/uploads/${id}/${basename(file?.path ?? '')}`);
    expect(basename(file?.path ?? '')).toBe(stored);
  });
});
