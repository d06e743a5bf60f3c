import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Imports } from '../../../test/support/imports.js';
import { openImports } from '../../../test/support/imports.js';
import { importMapped } from './import-mapped.js';
import { readMappingProfile } from './mapping-profile.js';

/** Rows that a profile makes one of. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

const profileWith = (round: boolean) =>
  readMappingProfile(
    `
profile: some
title: { en: a, zh: b }
fields:
  day: { header: day, type: day }
  buyer: { header: buyer, type: id }
  amount: { header: amount, type: yuan }
  orders: { header: orders, type: count }
facts:
  - kind: merchant_days
    gather: { by: [merchant_id, day], sum: [gmv, paid_orders], distinct: [ordering_buyers], round: ${round} }
    columns: { merchant_id: { value: m1 }, day: day, gmv: amount, paid_orders: orders, ordering_buyers: buyer }`,
    'some.yaml',
  );

async function bringIn(rows: string, round = false) {
  const path = join(imports.folder, 'days.csv');
  writeFileSync(path, `day,buyer,amount,orders\n${rows}`);
  const { summaries } = await importMapped(imports.database, { profile: profileWith(round), path, options: {}, rejectsFolder: imports.folder });
  const stored = await imports.stored('merchant_days');
  return {
    counts: summaries.map(({ read, added, rejected }) => [read, added, rejected]).flat(),
    problems: summaries.flatMap(({ firstProblems }) => firstProblems.map(({ line, columns, values }) => [line, columns, values])),
    days: stored.map((row) => [row['day'], row['gmv_fen'], row['paid_orders'], row['ordering_buyers']]),
  };
}

it('are added up and counted, absent values left out', async () => {
  expect(await bringIn('2026-09-02,b1,5.10,1\n2026-09-01,b1,1.10,1\n2026-09-02,b2,0.20,2\n2026-09-02,b1,--,\n2026-09-03,,,\n')).toEqual({
    counts: [3, 3, 0],
    problems: [],
    days: [['2026-09-01', 110, 1, 1], ['2026-09-02', 530, 3, 2], ['2026-09-03', null, null, 0]],
  });
});

it('are rejected together with the value that is no number, on the line of the first', async () => {
  expect(await bringIn('2026-09-02,b1,5.10,1\n2026-09-02,b2,many,2\n2026-09-01,b1,1.10,1\n')).toEqual({
    counts: [2, 1, 1],
    problems: [[2, ['gmv'], ['many']]],
    days: [['2026-09-01', 110, 1, 1]],
  });
});

it.each([
  [false, [[2, ['gmv'], ['0.015']]], []],
  [true, [], [['2026-09-01', 2, 3, 1]]],
])('have sums of more than two decimals rounded only where it is said: %s', async (round, problems, days) => {
  expect(await bringIn('2026-09-01,b1,0.0075,1\n2026-09-01,b1,0.0075,2\n', round)).toMatchObject({ problems, days });
});
