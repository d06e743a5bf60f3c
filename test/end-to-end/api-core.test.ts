import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { readSettings } from '#libs/config/settings.js';
import { createApi } from '../../apps/api/application.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';

/** What all routes of the API have in common. */

let test: TestDatabase;
let application: INestApplication;

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 2 });
  application = await createApi(readSettings({ DATABASE_URL: test.url, LOG_LEVEL: 'silent' }), { poolSize: 4 });
  await application.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await application?.close();
  await test.drop();
});

it('answers under /api/v1 with problem details where there is nothing, and with security headers', async () => {
  const { status, headers, body } = await request(application.getHttpServer()).get('/api/v1/nothing');
  expect({ status, type: headers['content-type'] }).toEqual({ status: 404, type: 'application/problem+json; charset=utf-8' });
  expect(body).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    code: 'route-unknown',
    detail: 'There is no such address, or it does not take this method. /api/v1/docs lists all that there are.',
    requestId: headers['x-request-id'],
  });
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-powered-by']).toBeUndefined();
});

it('describes itself', async () => {
  const { status, body } = await request(application.getHttpServer()).get('/api/v1/openapi.json');
  expect(status).toBe(200);
  expect(body).toMatchObject({ openapi: expect.stringMatching(/^3\./) as string, info: { title: 'opscore' } });
});

it.each([
  ['a body that is not JSON', 'application/json', Buffer.from('{'), 400],
  ['a body that is not UTF-8', 'application/json', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
  ['a body that is too large', 'application/json', Buffer.from(`"${'x'.repeat(1_100_000)}"`), 413],
  ['a charset that is unknown', 'application/json; charset=wrong', Buffer.from('{}'), 415],
])('refuses %s', async (_, type, body, expected) => {
  const { status, headers } = await fetch(`${await application.getUrl()}/api/v1/nothing`, { method: 'POST', headers: { 'Content-Type': type }, body });
  expect({ status, type: headers.get('content-type') }).toEqual({ status: expected, type: 'application/problem+json; charset=utf-8' });
});
