import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../../reference/company.js';
import { describeWithShared, sharedFolder } from '../../support/shared-folder.js';
import { canonicalFilesOf, readCanonicalFiles } from './canonical-files.js';
import { GOLDEN_RULES } from './golden-rules.js';
import { ATTRIBUTION_COLUMNS, attributionRow, businessDay, judgeFacts } from './judge-facts.js';

const TIME_ZONE = 'Asia/Shanghai';
const PERIOD = { first: '2026-07-01', last: '2026-09-30' };

describeWithShared('the reference reproduces the golden verdicts', () => {
  it.each(goldenFiles('attribution', /^(.+)\.csv$/))('attribution: %s', (rules, file) => {
    expectVerdicts('attribution', rules, file);
  });

  it.each(goldenFiles('company', /^attribution-(.+)\.csv$/))('company: %s', (rules, file) => {
    expectVerdicts('company', rules, file);
  });
});

/** The expected files of a golden case whose names fit, each with the name of its rule set. */
function goldenFiles(name: string, pattern: RegExp): [rules: string, file: string][] {
  const root = sharedFolder();
  if (root === null) return [];
  const folder = join(root, 'golden', name, 'expected');
  return readdirSync(folder).flatMap((file) => {
    const rules = pattern.exec(file)?.[1];
    return rules === undefined ? [] : [[rules, join(folder, file)]];
  });
}

function expectVerdicts(name: string, rulesName: string, file: string): void {
  const rules = GOLDEN_RULES[rulesName];
  if (rules === undefined) throw new Error(`no such rule set: ${rulesName}`);
  const files = canonicalFilesOf(join(sharedFolder() ?? '', 'golden', name, 'input'));
  const actual = judgeFacts(readCanonicalFiles(files, TIME_ZONE, rules))
    .filter(({ order }) => {
      const day = businessDay(order.placedAt, TIME_ZONE);
      return PERIOD.first <= day && day <= PERIOD.last;
    })
    .map((each) => Object.fromEntries(attributionRow(each).map((text, at) => [ATTRIBUTION_COLUMNS[at], text])));
  expect(actual).toEqual(readCsv(file));
  expect(actual.length).toBeGreaterThan(20);
}
