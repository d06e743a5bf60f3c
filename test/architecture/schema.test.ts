import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpSchema } from '#libs/database/schema-dump.js';
import { ruleSetJsonSchema } from '#libs/rules/json-schema.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';

const ROOT = join(__dirname, '../..');
const FILE = join(ROOT, 'migrations/schema.txt');

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

describe('migrations/schema.txt', () => {
  it('is the schema that the migrations add up to (renew it with "npm run schema", and review what changed)', async () => {
    expect(await dumpSchema(test.database)).toBe(readFileSync(FILE, 'utf8'));
  });

  it('tells of every kind of change', async () => {
    const before = await dumpSchema(test.database);
    await test.database.query(`
      CREATE TYPE planted_enum AS ENUM ('one', 'two');
      CREATE TABLE planted (id integer PRIMARY KEY, name text COLLATE "C" DEFAULT 'x', doubled integer GENERATED ALWAYS AS (id * 2) STORED);
      ALTER TABLE planted ADD CONSTRAINT planted_name_known CHECK (name <> '');
      CREATE INDEX planted_by_name ON planted (name) WHERE id > 0;
      CREATE VIEW planted_view AS SELECT id FROM planted;
      CREATE SCHEMA planted_schema`);
    const after = await dumpSchema(test.database);
    const added = after.split('\n').filter((line) => !before.split('\n').includes(line));
    expect(added).toEqual([
      'schema planted_schema',
      'enum planted_enum: one, two',
      'table planted (of no kind)',
      '  id       integer NOT NULL',
      `  name     text COLLATE "C" DEFAULT 'x'::text`,
      '  doubled  integer GENERATED (id * 2)',
      '  planted_pkey: PRIMARY KEY (id)',
      `  planted_name_known: CHECK (name <> ''::text)`,
      '  CREATE INDEX planted_by_name USING btree (name) WHERE (id > 0)',
      'view planted_view',
    ]);
  });
});

describe('docs/rule-set.schema.json', () => {
  it('is the schema of the rule set document (renew it with "npm run schema", and review what changed)', () => {
    const written = readFileSync(join(ROOT, 'docs/rule-set.schema.json'), 'utf8');
    expect(written).toBe(`${JSON.stringify(ruleSetJsonSchema(), null, 2)}\n`);
  });
});
