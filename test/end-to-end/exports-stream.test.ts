import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, openApi } from '../support/api.js';
import { until } from '../support/waiting.js';

/** A large report that is streamed: to somebody who goes away, to several at once, and while the database goes away. */

const ORDERS = 60_000;
const NOON = new Date('2026-07-02T12:00:00+08:00');
const REPORT = '/exports/stream?report=attribution&period=2026Q2';

/** Made out of one order and its verdict. */
const copiesOf = (table: string) => `
  INSERT INTO ${table}
  SELECT (jsonb_populate_record(one, jsonb_build_object('order_id', 'order-' || repeat('x', 150) || number))).*
  FROM ${table} AS one, generate_series(1, ${ORDERS}) AS number
  WHERE one.order_id = '1'`;
/** Connections that read in a transaction. */
const READING = `
  SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state IN ('active', 'idle in transaction') AND xact_start IS NOT NULL
    AND application_name = 'opscore'`;

let api: TestApi;
let administrator: Caller;

beforeAll(async () => {
  api = await openApi({ clock: () => NOON });
  administrator = await api.as(ADMINISTRATOR);
  const { services } = api;
  await services.bringIn('merchants', 'merchant_id,name\na,A');
  await services.bringIn('orders', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n1,a,u,2026-04-02 10:00:00,2026-04-02 10:00:00,paid,70');
  await services.database.query(`
    INSERT INTO verdicts (merchant_key, order_id, amount_fen, paid_day, rule_version, verdict)
    SELECT merchant_key, order_id, 7000, '2026-04-02', 1, 'silent' FROM orders`);
  for (const table of ['orders', 'verdicts']) await services.database.query(copiesOf(table));
  await services.database.query('ANALYZE orders, verdicts');
});

afterAll(async () => {
  await api?.close();
});

const reading = async () => (await api.services.database.query<{ pid: number }>(READING)).map(({ pid }) => pid);

/** Begins to take a report, and takes no more than its first piece. */
async function begin(): Promise<{ reader: ReadableStreamDefaultReader<Uint8Array>; leave: () => void; text: (first: string) => Promise<string> }> {
  const controller = new AbortController();
  const headers = { ...administrator.headers('get'), 'Accept-Encoding': 'identity' };
  const answer = await fetch(`${api.address}/api/v1${REPORT}`, { headers, signal: controller.signal });
  if (answer.status !== 200 || answer.body === null) throw new Error(`It answers ${answer.status}: ${await answer.text()}`);
  const reader = answer.body.getReader();
  await reader.read();
  return {
    reader,
    leave: () => controller.abort(),
    text: async (first) => {
      let rest = first;
      for (let next = await reader.read(); !next.done; next = await reader.read()) rest += Buffer.from(next.value).toString();
      return rest;
    },
  };
}

it('reaches who takes all of it', async () => {
  const { text } = await administrator.get(REPORT);
  expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 1 + ORDERS);
  await until(async () => (await reading()).length === 0);
});

it('holds its connection while somebody takes it, and no longer than they stay', async () => {
  const { leave } = await begin();
  expect(await reading()).toHaveLength(1);
  leave();
  await until(async () => (await reading()).length === 0);
  expect((await administrator.get('/exports')).status).toBe(200);
});

it('is for three at a time, so that the others go on', async () => {
  const begun = [await begin(), await begin(), await begin()];
  const { body, headers } = await administrator.get(REPORT);
  expect(body).toMatchObject({ status: 503, code: 'exports-busy' });
  expect(headers['retry-after']).toBeDefined();
  expect((await administrator.get('/exports')).status).toBe(200);
  begun[0]?.leave();
  await until(async () => (await reading()).length === 2);
  begun.push(await begin());
  for (const { leave } of begun) leave();
  await until(async () => (await reading()).length === 0);
});

it('breaks off where the database goes away, so that nobody takes the part for the whole', async () => {
  const { text } = await begin();
  const [pid] = await reading();
  await api.services.database.query('SELECT pg_terminate_backend($1)', [pid]);
  await expect(text('')).rejects.toThrow('terminated');
  // The server itself goes on.
  expect((await administrator.get('/exports/stream?report=agents&period=2026Q2')).status).toBe(200);
});
