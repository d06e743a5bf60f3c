import { Agent, request as httpRequest } from 'node:http';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describeApi } from '../../apps/api/http/openapi.js';
import type { TestApi } from '../support/api.js';
import { ADMINISTRATOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import type { Operation, Schema } from './description.js';
import { asJsonSchema, operationsOf } from './description.js';
import type { RandomRequest } from './random-requests.js';
import { requestTo } from './random-requests.js';
import { HOME, PERIOD, bringInTwoDivisions } from './two-divisions.js';

/**
 * The API asked at random, from its own description: whatever comes in, it never fails, never answers what it does not describe, and
 * nothing is lost. FUZZ_REQUESTS and FUZZ_SEED ask more, and other things.
 */

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2_400);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_125);
/** An event stream that goes on is left after this time. */
const PATIENCE_MS = 700;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

let api: TestApi;
let operations: Operation[];
let validators: Map<string, ValidateFunction>;
let schemas: Readonly<Record<string, Schema>>;
let credentials: Readonly<Record<string, string>>[];
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

beforeAll(async () => {
  api = await openApi();
  await bringInTwoDivisions(api.services);
  const document = describeApi(api.application, 'test');
  operations = operationsOf(document).filter(({ path, method }) => !(path === '/session' && method === 'delete'));
  schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  validators = compile();
  // Who may do everything gets furthest.
  const grants = [[ADMINISTRATOR], [directorOf(HOME.division)], [ADMINISTRATOR], [managerOf(HOME.managerId)], [ADMINISTRATOR], [supervisorOf(HOME.merchantId)]];
  credentials = await Promise.all(grants.map(async (each) => (await api.onPageAs(...each)).headers('post')));
});

afterAll(async () => {
  agent.destroy();
  await api.close();
});

/** One validator for what each route answers with each status. */
function compile(): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats.default(ajv);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(asJsonSchema(schema) as object, `#/components/schemas/${name}`);
  const found = new Map<string, ValidateFunction>();
  for (const { operationId, answers } of operations) {
    for (const [status, types] of Object.entries(answers)) {
      for (const [type, schema] of Object.entries(types)) found.set(`${operationId} ${status} ${type}`, ajv.compile(asJsonSchema(schema) as object));
    }
  }
  return found;
}

const known: Readonly<Record<string, readonly string[]>> = {
  managerId: ['om-1', 'om-2', 'om-3'],
  merchantId: ['m-1', 'm-2', 'm-3', 'm-4'],
  division: ['家电事业部', '服饰事业部'],
  period: [PERIOD, '2026-08', '2026Q3/2026-W33', '2026Q4'],
  quarter: [PERIOD, '2026Q4'],
  orderId: ['o-1', 'o-2', 'o-3'],
  skuId: ['s-1', 's-3'],
  agentId: ['a-1', 'a-3'],
  campaign: ['818大促'],
  version: ['1', '2'],
  kind: ['orders', 'calendar', 'managers'],
  document: ['scoring:\n  head_count: 10\n', 'scoring: [', ''],
  report: ['tiers', 'scorecards', 'agents', 'targets'],
  format: ['csv', 'json', 'xlsx'],
  measure: ['gmv', 'outbound_orders', 'ad_share'],
  value: ['9000.00', '10', '0.05'],
};

function send({ operation, path, query, headers, body, contentType }: RandomRequest, credential: Readonly<Record<string, string>>): Promise<Answer> {
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString()}`;
  const { host } = new URL(api.address);
  const sent = Object.fromEntries(Object.entries({ ...credential, ...headers, ...(contentType !== null && { 'Content-Type': contentType }) }).filter(([, value]) => value !== ''));
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`http://${host}/api/v1${path}${search}`, { method: operation.method.toUpperCase(), headers: { ...sent, 'Accept-Encoding': 'identity' }, agent }, (response) => {
      const chunks: Buffer[] = [];
      const answer = () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text: Buffer.concat(chunks).toString('utf8') });
      const patience = setTimeout(() => response.destroy(), PATIENCE_MS);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('close', () => {
        clearTimeout(patience);
        answer();
      });
    });
    asked.once('error', reject);
    asked.end(body ?? undefined);
  });
}

/** What is wrong with an answer; null where it is one that the description has. */
function findFault({ operation }: RandomRequest, { status, type, text }: Answer): string | null {
  if (status >= 500 && status !== 503) return `failed with ${status}`;
  if (status === 304) return null;
  const described = operation.answers[String(status)];
  if (described === undefined) return `answered ${status}, which is not described`;
  const [name = ''] = type.split(';');
  if (Object.keys(described).length === 0) return text === '' ? null : `answered ${status} with a body that is not described`;
  if (!(name in described)) return `answered ${status} as ${name}, which is not described`;
  if (!name.endsWith('json') || name.includes('ndjson')) return null;
  const validate = validators.get(`${operation.operationId} ${status} ${name}`);
  if (validate?.(JSON.parse(text)) === true) return null;
  const [problem] = validate?.errors ?? [];
  return `answered ${status} with ${problem?.instancePath ?? ''} ${problem?.message ?? 'no schema'} ${JSON.stringify(problem?.params)}`;
}

it(`has no request to which it fails or answers what is not described`, async () => {
  const vocabulary = { known, schemas };
  const each = Math.ceil(REQUESTS / operations.length);
  const faults = new Map<string, string>();
  const statuses = new Map<number, number>();
  let asked = 0;
  for (const [index, operation] of operations.entries()) {
    for (const random of fc.sample(requestTo(operation, vocabulary), { numRuns: each, seed: SEED + index })) {
      const answer = await send(random, credentials[asked++ % credentials.length] ?? {});
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const fault = findFault(random, answer);
      if (fault === null) continue;
      const name = `${operation.method.toUpperCase()} ${operation.path} ${fault}`;
      if (!faults.has(name)) faults.set(name, JSON.stringify({ path: random.path, query: random.query, body: random.body?.slice(0, 200), headers: random.headers, answer: answer.text.slice(0, 300) }));
    }
  }
  expect([...faults].map(([fault, example]) => `${fault}\n    ${example}`)).toEqual([]);
  expect(asked).toBeGreaterThanOrEqual(REQUESTS);
  // Requests that are refused at the door prove little: a good part must be understood.
  expect((statuses.get(200) ?? 0) / asked).toBeGreaterThan(0.15);
}, 600_000);
