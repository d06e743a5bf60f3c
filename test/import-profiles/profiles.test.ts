import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_KIND_NAMES } from '#libs/ingest/kinds.js';
import { bindHeader, isBound } from '#libs/ingest/mapping/bind-header.js';
import { firstRows } from '#libs/ingest/mapping/map-file.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { BUILT_IN_NAMES, builtInProfile, builtInProfiles, textOfBuiltIn } from '#libs/ingest/profiles.js';
import { openRawFile } from '#libs/ingest/raw-tables.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { SAMPLES, bringInSample, pathOf } from './samples.js';

/** What holds for every built-in profile and its sample. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

const RECONCILED_ONLY: readonly BuiltInName[] = ['agent-performance'];
const IMPORTED = BUILT_IN_NAMES.filter((name) => !RECONCILED_ONLY.includes(name));

async function everything(): Promise<unknown> {
  return Promise.all(KNOWN_KIND_NAMES.map((kind) => imports.stored(kind)));
}

describe('the built-in profiles', () => {
  it('are all the documents in their folder, each named after its file', () => {
    const files = readdirSync(join(__dirname, '../../libs/ingest/profiles')).filter((file) => file.endsWith('.yaml'));
    expect(files.toSorted()).toEqual(BUILT_IN_NAMES.map((name) => `${name}.yaml`).toSorted());
    expect(builtInProfiles().map(({ profile }) => profile)).toEqual(BUILT_IN_NAMES);
  });

  it.each(BUILT_IN_NAMES)('%s says in both languages what it is', (name) => {
    const { about } = builtInProfile(name);
    expect([about?.en, about?.zh]).not.toContain(undefined);
    expect(textOfBuiltIn(name)).toMatch(/^# /);
  });
});

describe('the sample of', () => {
  it.each(IMPORTED)('%s is taken for what it is, and the profile knows all of its columns', async (name) => {
    const { summaries, unknownColumns, tablesPassedOver } = await bringInSample(imports, name);
    expect([unknownColumns, tablesPassedOver]).toEqual([[], []]);
    expect([...new Set(summaries.map(({ readAs }) => readAs))]).toEqual([SAMPLES[name].readAs]);
    expect(summaries.map(({ rejected, repeated }) => [rejected, repeated]).flat().every((count) => count === 0)).toBe(true);
  });

  it.each(IMPORTED)('%s changes nothing the second time', async (name) => {
    await bringInSample(imports, name);
    const before = await everything();
    const { summaries } = await bringInSample(imports, name);
    expect(summaries.flatMap(({ added, changed }) => [added, changed]).every((count) => count === 0)).toBe(true);
    expect(await everything()).toEqual(before);
  });

  it.each(BUILT_IN_NAMES)('%s is taken for its own by no other profile', async (name) => {
    const file = await openRawFile(pathOf(name), () => undefined);
    try {
      const rows = await Promise.all(file.tables.map((table) => firstRows(table)));
      const takenBy = BUILT_IN_NAMES.filter((each) => rows.some((table) => isBound(bindHeader(builtInProfile(each), table))));
      expect(takenBy).toEqual([name]);
    } finally {
      file.close();
    }
  });

  it.each(RECONCILED_ONLY)('%s brings nothing in', async (name) => {
    await expect(bringInSample(imports, name)).rejects.toMatchObject({ code: 'profile-reconciles-only' });
  });
});
