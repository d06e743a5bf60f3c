import { parse } from 'yaml';
import { renderRuleSet } from '#libs/rules/render-rule-set.js';
import { requireValid } from '#libs/rules/rule-versions.js';
import { readPage } from './pages.js';

/** What pages say of the settings, against the defaults. */

const defaults: unknown = parse(renderRuleSet(requireValid('')));

type Row = readonly string[];

/** The rows of the tables below a heading, up to the next one; cells without their marks of code. */
function rowsBelow(path: string, heading: string): Row[] {
  const [, below = ''] = readPage(path).text.split(`\n${heading}\n`);
  const [section = ''] = below.split(/\n#+ /);
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  return rows.map((row) => row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$|`/g, '').trim()));
}

/** The settings that are no groups of settings, by their path. */
function settingsOf(value: unknown, path = ''): Map<string, unknown> {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value) && !/\.(tier_shares|quotas)$/.test(path);
  if (!isGroup) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, each]) => [...settingsOf(each, path === '' ? key : `${path}.${key}`)]));
}

/** A table whose first column names settings, as path and default. */
function readDefaults(rows: readonly Row[], prefix: string, nameAt = 0, defaultAt = 1): [string, unknown][] {
  return rows
    .slice(1)
    .map((row): [string, unknown] => [`${prefix}${row[nameAt]}`, parse(row[defaultAt] ?? '')])
    .filter(([path]) => !path.endsWith('<module>.curve'));
}

const settings = [...settingsOf(defaults)].filter(([path]) => path !== 'attribution.merchants');
const ofAttribution = settings.filter(([path]) => path.startsWith('attribution.'));

describe('docs/rule-set.md', () => {
  it('names every setting with its default', () => {
    const page = 'docs/rule-set.md';
    const named = [
      ...readDefaults(rowsBelow(page, '### scoring'), 'scoring.'),
      ...readDefaults(rowsBelow(page, '### scoring.modules'), 'scoring.modules.'),
      ...readDefaults(rowsBelow(page, '### scoring.distribution, scoring.probation, scoring.slot_allocation'), 'scoring.'),
      ...readDefaults(rowsBelow(page, '### calendar'), 'calendar.'),
      ...readDefaults(rowsBelow(page, '### attribution'), 'attribution.default.'),
    ];
    expect(Object.fromEntries(named)).toEqual(Object.fromEntries(settings));
  });
});

describe('docs/attribution.md', () => {
  it('names every option of a shop with its default', () => {
    const named = readDefaults(rowsBelow('docs/attribution.md', '## Options of a shop'), 'attribution.default.', 1, 3);
    expect(Object.fromEntries(named)).toEqual(Object.fromEntries(ofAttribution));
  });
});
