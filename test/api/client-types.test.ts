import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from '../../apps/api/http/openapi.js';
import { readSourceFiles } from '../architecture/source-files.js';
import type { TestApi } from '../support/api.js';
import { openApi } from '../support/api.js';
import { writeClientTypes } from './client-types.js';

/** The description is complete enough that a client in TypeScript is written out of it. */

const ROOT = resolve(__dirname, '../..');

let api: TestApi;
let document: OpenAPIObject;

beforeAll(async () => {
  api = await openApi();
  document = describeApi(api.application, 'test');
});

afterAll(() => api.close());

it('gives types that compile, and that know what is right and wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opscore-client-'));
  try {
    writeFileSync(join(folder, 'schema.d.ts'), writeClientTypes(document));
    writeFileSync(join(folder, 'client.ts'), CLIENT);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { strict: true, noEmit: true, lib: ['ES2023', 'DOM'], module: 'ESNext', moduleResolution: 'bundler', types: [] }, include: ['*.ts'] }),
    );
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('are the types that the page is compiled with (npm run client-types)', () => {
  expect(writeClientTypes(document)).toBe(readFileSync(join(ROOT, 'apps/web/api/schema.d.ts'), 'utf8'));
});

it('describes every field in words, and leaves no answer without a shape', () => {
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, { properties?: Record<string, { description?: string; $ref?: string }> }>);
  const silent = schemas.flatMap(([name, { properties = {} }]) =>
    Object.entries(properties).flatMap(([field, schema]) => (schema.description === undefined && name !== 'ProblemDetails' ? [`${name}.${field}`] : [])),
  );
  expect(silent).toEqual([]);
  expect(writeClientTypes(document)).not.toMatch(/: unknown;/);
});

it('tells all shapes apart by name: of two classes of one name the description would have only one', () => {
  const names = readSourceFiles('apps/api').flatMap(({ text }) => [...text.matchAll(/^(?:export )?class (\w+(?:Answer|Request|Query|Params|Field|Row))\b/gm)].map(([, name]) => name ?? ''));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  expect(names.length).toBeGreaterThan(100);
  expect(twice).toEqual([]);
});

/** What a page asks, as its compiler sees it. */
const CLIENT = `
import type { components, paths } from './schema.js';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export const nameOf = (managers: Answer<'/managers'>): string | undefined => managers.items[0]?.name;
export const next = (managers: Answer<'/managers'>): string | null => managers.nextCursor;
export const totals = (ranking: Answer<'/scorecards'>): (string | null)[] => ranking.items.map(({ total }) => total);
export const detail = (problem: components['schemas']['ProblemDetails']): string => problem.detail ?? problem.title;
// @ts-expect-error there is no such field
export const wrong = (managers: Answer<'/managers'>) => managers.items[0]?.salary;
// @ts-expect-error there is no such path
export type Nowhere = paths['/nowhere'];
`;
