import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OpscoreError } from '#libs/domain/errors.js';
import { writeExampleCompany } from '#libs/example-company/example-company.js';
import type { KindName } from '#libs/ingest/kind.js';
import type { RandomSource } from '../attribution/random-source.js';
import { randomSource } from '../attribution/random-source.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import * as sql from '../support/imports.sql.js';

/** Files of the example company, damaged in every way: each is read as far as it can be, or refused and nothing stored. */

const MUTATIONS = 300;
/** Enough rows for every kind of damage, few enough to be quick. */
const ROWS = 25;

let imports: Imports;
let files: Map<KindName, string>;

beforeAll(async () => {
  imports = await openImports();
  const folder = mkdtempSync(join(tmpdir(), 'opscore-mutations-'));
  const company = await writeExampleCompany(folder);
  files = new Map(
    company.files.map(({ kind, path }) => [kind, readFileSync(path, 'utf8').split('\n').slice(0, ROWS).join('\n')]),
  );
  rmSync(folder, { recursive: true });
});

afterAll(() => imports.close());

type Mutation = (bytes: Buffer, random: RandomSource) => Buffer;

const asText =
  (change: (text: string, random: RandomSource) => string): Mutation =>
  (bytes, random) =>
    Buffer.from(change(bytes.toString('utf8'), random));

const asLines = (change: (lines: string[], random: RandomSource) => string[]): Mutation =>
  asText((text, random) => change(text.split('\n'), random).join('\n'));

const PIECES = ['"', ',', '\n', '\r', '\r\n', '\0', '\uFEFF', "'", '\\.', '-', '1e9', '0x1', '　', '\u00A0', '京', '🛒', 'NaN', '9'.repeat(40), '\\N', ';', '\t', '\u2028'];

const MUTATE: Record<string, Mutation> = {
  'filled to the end': (bytes, random) => Buffer.from(bytes).fill(random.below(256), random.below(bytes.length)),
  'one byte': (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  'cut off': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  'bytes gone': (bytes, random) => {
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(40))]);
  },
  piece: asText((text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
  }),
  value: asText((text, random) => {
    const fields = text.split(',');
    fields[random.below(fields.length)] = random.pick(PIECES);
    return fields.join(',');
  }),
  'lines twice': asLines((lines, random) => [...lines, ...lines.slice(random.below(lines.length))]),
  'lines shuffled': asLines((lines, random) => random.shuffle(lines)),
  'line gone': asLines((lines, random) => lines.toSpliced(random.below(lines.length), 1)),
  'other separator': asText((text, random) => text.replaceAll(',', random.pick([';', '\t', ',,', '|']))),
  'other line ends': asText((text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\n\r']))),
  'other encoding': (bytes, random) => Buffer.from(bytes.toString('utf8'), random.pick(['utf16le', 'latin1', 'base64'] as const)),
  'quoted whole': asText((text) => `"${text}"`),
};

const NAMES = Object.keys(MUTATE);

interface Damage {
  readonly kind: KindName;
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
}

function damage(random: RandomSource): Damage {
  const kind = random.pick([...files.keys()]);
  const [name, second] = [random.pick(NAMES), random.pick(NAMES)];
  let bytes: Buffer = Buffer.from(files.get(kind) ?? '');
  for (const each of random.happens(30) ? [name, second] : [name]) {
    if (bytes.length > 0) bytes = MUTATE[each]?.(bytes, random) ?? bytes;
  }
  if (!random.happens(20)) return { kind, name, file: `${kind}.csv`, bytes };
  const packed = gzipSync(bytes);
  const broken = random.happens(50) ? packed : MUTATE[random.pick(['one byte', 'cut off', 'bytes gone'])]?.(packed, random);
  return { kind, name, file: `${kind}.csv.gz`, bytes: broken ?? packed };
}

describe('a damaged file', () => {
  it(`is read as far as it can be, or refused and nothing of it stored (${MUTATIONS} files)`, async () => {
    const random = randomSource(20_261_125);
    const outcomes = { read: 0, 'with rejected rows': 0, refused: 0 };
    await imports.empty();
    for (let round = 0; round < MUTATIONS; round++) {
      const { kind, name, file, bytes } = damage(random);
      if (round % 10 === 0) await imports.empty();
      const [{ imports: before } = { imports: 0 }] = await imports.database.query<{ imports: number }>(sql.RECORDED_IMPORTS);
      const storedBefore = (await imports.stored(kind)).length;
      const outcome = await imports.bringIn(kind, file, bytes).catch((error: unknown) => error);
      const [{ imports: after } = { imports: 0 }] = await imports.database.query<{ imports: number }>(sql.RECORDED_IMPORTS);
      const storedAfter = (await imports.stored(kind)).length;
      const what = `${round}: ${name} of ${file}`;
      if (outcome instanceof Error) {
        expect({ what, ours: outcome instanceof OpscoreError, error: outcome }).toMatchObject({ what, ours: true });
        expect({ what, stored: storedAfter, imports: after }).toEqual({ what, stored: storedBefore, imports: before });
        outcomes.refused += 1;
        continue;
      }
      const { read, added, changed, unchanged, rejected, repeated } = outcome as Awaited<ReturnType<Imports['bringIn']>>;
      expect({ what, rows: added + changed + unchanged + rejected + repeated }).toEqual({ what, rows: read });
      expect({ what, imports: after }).toEqual({ what, imports: before + 1 });
      // A SKU that now names another merchant has moved: it is not one more.
      if (!['skus', 'sku_traffic'].includes(kind)) expect({ what, stored: storedAfter }).toEqual({ what, stored: storedBefore + added });
      outcomes[rejected > 0 ? 'with rejected rows' : 'read'] += 1;
    }
    expect(await imports.database.query(sql.LEFT_IN_STAGING)).toEqual([]);
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(MUTATIONS / 10);
  });
});
