import supertest from 'supertest';
import type { Caller, TestApi } from './api.js';
import { ADMINISTRATOR, AUDITOR, openApi } from './api.js';

/** Signing in over HTTP as people do it: with names, passwords and cookies. */

/** The password that everybody takes in place of the first one. */
export const PASSWORD = 'correct horse battery';

/** What the browser keeps after a sign-in. */
export interface BrowserPage {
  readonly cookie: string;
  readonly csrf: string;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The API with an administrator and an auditor, and ways to sign in. */
export interface SignInApi {
  readonly api: TestApi;
  /** What the clock of the API says. */
  now: Date;
  readonly root: Caller;
  readonly auditor: Caller;
  /** Takes everybody and the audit log away, and lets an administrator and an auditor in. */
  beginAnew(): Promise<void>;
  /** Signs in, from an address of its own where none is named. */
  signIn(name: string, password: string, address?: string): supertest.Test;
  ask(page: BrowserPage, method: Method, path: string): supertest.Test;
  /** Has the administrator add a user. */
  addUser(name?: string, grants?: object[]): Promise<{ user: { userId: string; version: number }; oneTimePassword: string }>;
  /** The same, who has replaced the first password and is signed in. */
  addSignedIn(name?: string, grants?: object[]): Promise<{ userId: string; version: number; page: BrowserPage }>;
}

/** Opens the API for signing in. */
export async function openSignInApi(): Promise<SignInApi> {
  const begin = new Date('2026-11-24T04:00:00Z');
  let now = begin;
  let people: { root: Caller; auditor: Caller } | undefined;
  const api = await openApi({ clock: () => now });
  await api.services.bringIn('managers', 'manager_id,name,division,category\nom-01,Lin,North,Food');
  const known = () => {
    if (people === undefined) throw new Error('Call beginAnew first.');
    return people;
  };
  const signIn: SignInApi['signIn'] = (name, password, address = elsewhere()) =>
    supertest(api.address).post('/api/v1/session').set('X-Forwarded-For', address).send({ name, password });
  const ask: SignInApi['ask'] = (page, method, path) =>
    supertest(api.address)[method](`/api/v1${path}`).set({
      Cookie: page.cookie,
      'X-Forwarded-For': elsewhere(),
      ...(method !== 'get' && { 'X-CSRF-Token': page.csrf }),
    });
  const addUser: SignInApi['addUser'] = async (name = 'lin', grants = [{ role: 'auditor', scope: null }]) => {
    const { body, status } = await known().root.post('/users', { name, displayName: 'Lin', language: 'en', grants });
    if (status !== 201) throw new Error(`The user was not added: ${JSON.stringify(body)}`);
    return body as { user: { userId: string; version: number }; oneTimePassword: string };
  };
  return {
    api,
    get now() {
      return now;
    },
    set now(instant) {
      now = instant;
    },
    get root() {
      return known().root;
    },
    get auditor() {
      return known().auditor;
    },
    beginAnew: async () => {
      now = begin;
      await api.services.database.query('TRUNCATE users, user_grants, sessions, personal_tokens, audit_entries, audit_head CASCADE');
      people = { root: await api.onPageAs(ADMINISTRATOR), auditor: await api.onPageAs(AUDITOR) };
    },
    signIn,
    ask,
    addUser,
    addSignedIn: async (name = 'lin', grants) => {
      const { user, oneTimePassword } = await addUser(name, grants);
      const page = pageOf(await signIn(name, oneTimePassword));
      const { status } = await ask(page, 'put', '/account/password').send({ currentPassword: oneTimePassword, newPassword: PASSWORD });
      if (status !== 204) throw new Error(`The first password was not replaced: ${status}`);
      return { ...user, page };
    },
  };
}

/** Addresses are told by a proxy on this machine: each sign-in comes from another one. */
export function elsewhere(): string {
  return `10.0.${Math.floor(addresses / 250)}.${addresses++ % 250}`;
}

let addresses = 0;

/** Status and code of an answer. */
export function codeOf({ status, body }: supertest.Response): readonly [number, string | undefined] {
  return [status, (body as { code?: string }).code];
}

/** What the browser keeps of an answer to a sign-in. */
export function pageOf({ headers, body }: supertest.Response): BrowserPage {
  return { cookie: String(headers['set-cookie']).split(';')[0] ?? '', csrf: (body as { csrfToken: string }).csrfToken };
}
