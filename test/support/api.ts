import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import supertest from 'supertest';
import { csrfTokenOf, hashSessionSecret, hashTokenSecret, makeSessionSecret, makeTokenSecret } from '#libs/access/secrets.js';
import { readSettings } from '#libs/config/settings.js';
import type { Grant } from '#libs/domain/access.js';
import { createApi } from '../../apps/api/application.js';
import * as sql from './api.sql.js';
import type { FilledDatabase } from './database.js';
import type { Services } from './services.js';
import { NOW, openServices } from './services.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Somebody who calls the API. Paths are given without /api/v1. */
export interface Caller {
  readonly userId: string;
  readonly name: string;
  /** What the caller sends with every request of a method. */
  headers(method: Method): Readonly<Record<string, string>>;
  request(method: Method, path: string): supertest.Test;
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  patch(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
}

/** The API on a database of its own, with the application services beside it. */
export interface TestApi {
  readonly services: Services;
  readonly application: INestApplication;
  /** Where it listens, such as http://127.0.0.1:40123. */
  readonly address: string;
  readonly home: string;
  /** A new user with these roles who calls with a personal token. */
  as(...grants: readonly Grant[]): Promise<Caller>;
  /** The same with a session, as the page calls. */
  onPageAs(...grants: readonly Grant[]): Promise<Caller>;
  /** Somebody who has not signed in. */
  readonly nobody: Caller;
  close(): Promise<void>;
}

export const ADMINISTRATOR: Grant = { role: 'administrator', scope: null };
export const AUDITOR: Grant = { role: 'auditor', scope: null };
export const directorOf = (division: string): Grant => ({ role: 'director', scope: division });
export const managerOf = (managerId: string): Grant => ({ role: 'manager', scope: managerId });
export const supervisorOf = (merchantId: string): Grant => ({ role: 'merchant-supervisor', scope: merchantId });

const AN_HOUR = 3_600_000;

/** Opens the API as it is served, without a worker. `clock` tells the time; that of the specs where none is given. */
export async function openApi(
  options: { readonly clock?: () => Date; readonly environment?: Readonly<Record<string, string>>; readonly logTo?: { write(line: string): void }; readonly pageFolder?: string; readonly copyOf?: FilledDatabase } = {},
): Promise<TestApi> {
  const { clock = () => NOW, environment = {}, logTo, pageFolder, copyOf } = options;
  const services = await openServices(copyOf === undefined ? {} : { copyOf });
  const home = mkdtempSync(join(tmpdir(), 'opscore-api-'));
  const settings = readSettings({ DATABASE_URL: services.url, OPSCORE_HOME: home, LOG_LEVEL: 'silent', ...environment });
  const application = await createApi(settings, { poolSize: 4, clock, ...(logTo && { logTo }), ...(pageFolder !== undefined && { pageFolder }) });
  await application.listen(0, '127.0.0.1');
  const address = await application.getUrl();

  const addUser = async (grants: readonly Grant[]): Promise<{ userId: string; name: string }> => {
    const userId = randomUUID();
    const name = `${grants[0]?.role ?? 'nothing'}-${userId.slice(0, 8)}`;
    await services.database.query(sql.ADD_USER, [userId, name, clock()]);
    for (const { role, scope } of grants) await services.database.query(sql.ADD_GRANT, [userId, role, scope]);
    return { userId, name };
  };
  const callerOf = (user: { userId: string; name: string }, headers: (method: Method) => Record<string, string>): Caller => {
    const request = (method: Method, path: string) => supertest(address)[method](`/api/v1${path}`).set(headers(method));
    const send = (method: Method) => (path: string, body?: object) => (body === undefined ? request(method, path) : request(method, path).send(body));
    return { ...user, headers, request, get: (path) => request('get', path), post: send('post'), put: send('put'), patch: send('patch'), delete: (path) => request('delete', path) };
  };
  return {
    services,
    application,
    address,
    home,
    as: async (...grants) => {
      const user = await addUser(grants);
      const secret = makeTokenSecret();
      await services.database.query(sql.ADD_TOKEN, [randomUUID(), hashTokenSecret(secret), user.userId, clock(), new Date(clock().getTime() + AN_HOUR)]);
      return callerOf(user, () => ({ Authorization: `Bearer ${secret}` }));
    },
    onPageAs: async (...grants) => {
      const user = await addUser(grants);
      const secret = makeSessionSecret();
      await services.database.query(sql.ADD_SESSION, [randomUUID(), hashSessionSecret(secret), user.userId, clock(), new Date(clock().getTime() + AN_HOUR)]);
      const cookie = { Cookie: `opscore_session=${secret}` };
      return callerOf(user, (method) => (method === 'get' ? cookie : { ...cookie, 'X-CSRF-Token': csrfTokenOf(secret) }));
    },
    nobody: callerOf({ userId: '', name: '' }, () => ({})),
    close: async () => {
      await application.close();
      await services.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
