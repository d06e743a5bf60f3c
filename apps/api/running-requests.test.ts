import type { IncomingMessage, Server } from 'node:http';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { makeLatch, until } from '../../test/support/waiting.js';
import { RunningRequests, stopServing } from './running-requests.js';

/** Stopping a server while it is asked. */

let server: Server;
let running: RunningRequests;
let latch: ReturnType<typeof makeLatch>;
let begun: number;
let port: number;
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  latch = makeLatch();
  begun = 0;
  server = createServer((request, response) => {
    begun += 1;
    const wait = request.url === '/slow' ? latch.wait : Promise.resolve();
    void wait.then(() => response.end('done'));
  });
  running = new RunningRequests(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => {
  latch.open();
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

const ask = (path: string): Promise<{ text: string; connection: string | undefined }> =>
  new Promise((resolve, reject) => {
    const asked = get({ port, host: '127.0.0.1', path, agent }, (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.once('end', () => resolve({ text, connection: response.headers.connection }));
      response.once('error', reject);
    });
    asked.once('error', reject);
  });

it('finishes a slow request, takes no further one, and is not held up by connections that are kept open', async () => {
  expect(await ask('/')).toEqual({ text: 'done', connection: 'keep-alive' });
  const silent = connect(port, '127.0.0.1');
  const silentEnded = new Promise<void>((resolve) => {
    silent.once('close', () => resolve()).resume();
  });
  const slow = ask('/slow');
  await until(() => begun === 2);
  let isStopped = false;
  const stopping = stopServing(server, running, 20_000).then((cutOff) => {
    isStopped = true;
    return cutOff;
  });
  await expect(ask('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(isStopped).toBe(false);
  latch.open();
  expect(await slow).toEqual({ text: 'done', connection: 'close' });
  expect(await stopping).toBe(0);
  await silentEnded;
  expect(begun).toBe(2);
});

it('cuts off what is not done at the deadline, and says how many', async () => {
  const slow = ask('/slow');
  const failure = slow.catch((error: unknown) => error);
  await until(() => begun === 1);
  expect(await stopServing(server, running, 100)).toBe(1);
  expect(await failure).toMatchObject({ code: 'ECONNRESET' });
});

it('has nothing to do where it does not listen', async () => {
  await stopServing(server, running, 100);
  expect(await stopServing(server, running, 100)).toBe(0);
});
