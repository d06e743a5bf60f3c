import { once } from 'node:events';
import type { Server } from 'node:http';
import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import compression from 'compression';
import express from 'express';
import { until } from '../../../test/support/waiting.js';
import { CallerGone, sendTexts } from './send-texts.js';

/** Sending a file while it is made: to somebody slow, to somebody who goes away, and when making it fails on the way. */

const LINE = `${'x'.repeat(1_023)}\n`;

let server: Server;
let port: number;
let outcome: unknown;
let made: number;
let isEnded: boolean;
let stalledAfterMs: number;
let makeTexts: () => AsyncIterable<string>;

/** So many lines; what happens after them. */
async function* lines(count: number, then: () => void = () => undefined): AsyncIterable<string> {
  try {
    for (made = 0; made < count; made++) {
      await Promise.resolve();
      yield LINE;
    }
    then();
  } finally {
    isEnded = true;
  }
}

beforeEach(async () => {
  outcome = undefined;
  made = 0;
  isEnded = false;
  stalledAfterMs = 20_000;
  const application = express();
  application.use(compression({ threshold: 1_024 }));
  application.get('/', async (request, response) => {
    try {
      await sendTexts(request, response, makeTexts(), { mediaType: 'text/csv; charset=utf-8', fileName: 'report.csv', made: { at: new Date('2026-07-02T04:00:00Z'), by: 'u1' }, stalledAfterMs });
      outcome = 'sent';
    } catch (error) {
      outcome = error;
      if (!response.headersSent) throw error;
    }
  });
  const refuse: express.ErrorRequestHandler = (_error, _request, response, _next) => void response.status(409).end('no');
  application.use(refuse);
  await new Promise<void>((resolve) => {
    server = application.listen(0, '127.0.0.1', () => resolve());
  });
  ({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

it.each(['identity', 'gzip'])('sends all of it (%s)', async (encoding) => {
  makeTexts = () => lines(2_000);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'Accept-Encoding': encoding } });
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="report.csv"');
  expect(answer.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
  expect(await answer.text()).toBe(LINE.repeat(2_000));
  expect(outcome).toBe('sent');
});

it('is an ordinary failure where it fails before anything was sent', async () => {
  makeTexts = () =>
    lines(5, () => {
      throw new Error('planted');
    });
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect([answer.status, answer.headers.get('content-disposition'), await answer.text()]).toEqual([409, null, 'no']);
});

it.each(['identity', 'gzip'])('breaks off where it fails on the way, so that the part is not taken for the whole (%s)', async (encoding) => {
  makeTexts = () =>
    lines(500, () => {
      throw new Error('planted');
    });
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'Accept-Encoding': encoding } });
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
  expect(outcome).toMatchObject({ message: 'planted' });
});

it('refuses who speaks HTTP/1.0, to whom the end of the connection is the end of the file', async () => {
  makeTexts = () => lines(500);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.0\r\n\r\n');
  const [head] = (await once(socket, 'data')) as [Buffer];
  expect(head.toString()).toContain(' 409 Conflict');
  expect([made, outcome]).toMatchObject([0, { code: 'stream-needs-chunks' }]);
});

it('listens once, however often the caller has to be waited for', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => void warnings.push(name);
  process.on('warning', note);
  makeTexts = () => randomLines(20_000);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect((await answer.text()).length).toBe(20_000 * 1_024);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

it.each(['identity', 'gzip'])('makes no more than a slow caller takes, and ends where they go away (%s)', async (encoding) => {
  makeTexts = () => randomLines(1_000_000);
  const asked = ask({ port, host: '127.0.0.1', headers: { 'Accept-Encoding': encoding } });
  const answer = await new Promise<{ destroy: () => void }>((resolve) => {
    asked.once('response', (response) => {
      response.pause();
      resolve(response);
    });
    asked.end();
  });
  let before = -1;
  await until(async () => {
    before = made;
    await sleep(150);
    return made === before;
  });
  expect(made).toBeGreaterThan(50);
  // What the buffers of both sides hold, and no more: a tenth of the file at the very most.
  expect(made).toBeLessThan(100_000);
  expect(isEnded).toBe(false);
  answer.destroy();
  await until(() => outcome !== undefined);
  expect(outcome).toBeInstanceOf(CallerGone);
  expect(isEnded).toBe(true);
});

it('does not wait for who takes nothing', async () => {
  stalledAfterMs = 300;
  makeTexts = () => randomLines(1_000_000);
  const asked = ask({ port, host: '127.0.0.1' });
  asked.once('response', (response) => response.pause()).on('error', () => undefined).end();
  await until(() => outcome !== undefined);
  expect(outcome).toBeInstanceOf(CallerGone);
  expect(isEnded).toBe(true);
});

/** Lines that cannot be packed small. */
async function* randomLines(count: number): AsyncIterable<string> {
  try {
    let state = 1;
    for (made = 0; made < count; made++) {
      let line = '';
      for (let word = 0; word < 128; word++) {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        line += state.toString(36).padStart(8, '0').slice(-8);
      }
      await Promise.resolve();
      yield line;
    }
  } finally {
    isEnded = true;
  }
}
