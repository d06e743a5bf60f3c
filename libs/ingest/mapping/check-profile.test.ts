import { OpscoreError } from '#libs/domain/errors.js';
import { checkMappingProfile, readMappingProfile } from './mapping-profile.js';

/** What is wrong in a profile with a field `a` of ids, an option `shop` and a part `{day}` of names, by its other parts. */
function problemsOf(parts: string): string {
  const yaml = `{ profile: some, title: { en: a, zh: b }, names: ['{day}_x'], options: { shop: { title: { en: s, zh: s } } }, fields: { a: { header: A, type: id } }, ${parts} }`;
  try {
    readMappingProfile(yaml, 'some.yaml');
  } catch (error) {
    if (error instanceof OpscoreError) return String(error.details['problems']);
  }
  return '';
}

const COVERAGE = (columns: string, more = '') => `facts: [{ kind: chat_coverage, columns: { ${columns} } ${more} }]`;

it.each([
  ['nothing', COVERAGE('merchant_id: { option: shop }, day: { name_part: day }'), ''],
  ['facts that are not there', 'facts: []', 'facts (line 1): there are none'],
  ['columns that are missing', COVERAGE('day: a'), 'facts.0.columns (line 1): the column merchant_id of chat_coverage is missing'],
  ['a column of another kind', COVERAGE('merchant_id: a, day: a, amount: a'), 'facts.0.columns.amount (line 1): chat_coverage has no column amount'],
  ['a field', COVERAGE('merchant_id: a, day: b'), 'facts.0.columns.day (line 1): there is no field b'],
  ['an option', COVERAGE('merchant_id: { option: x }, day: a'), 'facts.0.columns.merchant_id.option (line 1): there is no option x'],
  ['a part of the name', COVERAGE('merchant_id: a, day: { name_part: x }'), 'facts.0.columns.day.name_part (line 1): no name has a part {x}'],
  ['within others', COVERAGE('merchant_id: { first_of: [a, { option: x }] }, day: { field: a, where: y }'), 'facts.0.columns.merchant_id.first_of.1.option (line 1): there is no option x; facts.0.columns.day.where (line 1): there is no field y'],
  ['in a text', COVERAGE('merchant_id: { text: "{shop}{a}{z}" }, day: a'), 'facts.0.columns.merchant_id.text (line 1): {z} is no field, option or part of a name'],
  ['a condition', COVERAGE('merchant_id: a, day: a', ', where: [a, x], where_not: y'), 'facts.0.where (line 1): there is no field x; facts.0.where_not (line 1): there is no field y'],
  ['what is gathered', COVERAGE('merchant_id: a, day: a', ', once_per: [a], gather: { by: [day], sum: [x] }'), 'facts.0.gather (line 1): rows that are gathered are neither numbered nor counted once per field; facts.0.gather.sum (line 1): there is no column x'],
  ['a number that is no column', COVERAGE('merchant_id: a, day: a', ', number: { column: day_no, within: [day], by: [x] }'), 'facts.0.number.column (line 1): chat_coverage has no column of counts day_no; facts.0.number.by (line 1): there is no column x'],
  ['a number that is read, too', 'facts: [{ kind: order_lines, columns: { order_id: a, merchant_id: a, sku_id: a, quantity: a, amount: a, line_no: a }, number: { column: line_no, within: [order_id], by: [sku_id] } }]', 'facts.0.number.column (line 1): the column line_no is read already'],
  ['figures', 'facts: [], reconciles: { by: { day: a, merchant_id: { option: shop } }, figures: { gmv: b } }', 'reconciles.figures.gmv (line 1): there is no field b'],
  ['figures that nobody knows', 'facts: [], reconciles: { by: { day: a, merchant_id: a }, figures: { profit: a } }', 'reconciles.figures'],
])('says of %s what is wrong', (_, parts, problems) => {
  expect(problemsOf(parts)).toContain(problems);
  expect(problemsOf(parts) === '').toBe(problems === '');
});

const YAML = `profile: my-ads
title: { en: Ads, zh: 广告 }
# Nothing of this is right.
fields:
  day: { header: 日期, type: days }
  Cost: { header: 消耗, type: yuan }
  shown: { header: 5, type: count }
  at: { header: 时间, type: day, order: last, unit2: 元 }
facts:
  - kind: ad_spend
    columns:
      day: day
      merchant_id: { optoin: merchant_id }
      spend: { sum: [] }
  - columns: {}
totals: { field: 7 }
`;

it('says where in the text each is, in both languages', () => {
  const { problems } = checkMappingProfile(YAML);
  expect(problems.map(({ path, line, column, zh }) => `${line}:${column} ${path}: ${zh}`)).toEqual([
    '5:22 fields.day.type: 无效选项：期望以下之一 "id"|"text"|"day"|"instant"|"yuan"|"count"|"decimal"|"boolean"|"choice"',
    '6:3 fields.Cost: 只能用小写字母、数字和下划线',
    '7:12 fields.shown.header: 须为列名，或列名的列表',
    '8:32 fields.at.order: 无效选项：期望以下之一 "year-first"|"month-first"|"day-first"',
    '8:45 fields.at.unit2: 没有此项',
    '13:7 facts.0.columns.merchant_id: 须为字段名，或 value、option、name_part、field、text、digest、first_of、product、sum 之一',
    '14:16 facts.0.columns.spend.sum: 不能为空',
    '15:5 facts.1.kind: 缺少此项',
    '16:11 totals.field: 无效输入：期望 string，实际接收 数字',
  ]);
  expect(problems.slice(-3).map(({ en }) => en)).toEqual(['it must not be empty', 'it is missing', 'Invalid input: expected string, received number']);
});

it.each([
  ['is cut off', 'profile: [\n', 2, 'YAML: '],
  ['has a key twice', 'profile: a\nprofile: b\n', 2, 'YAML: Map keys must be unique'],
  ['is deep', '['.repeat(60), 1, 'YAML: at most 50 levels of nesting'],
  ['refers to itself', 'profile: &a x\ntitle: *a\n', 1, 'YAML: it refers to other places of itself'],
  ['has a byte 0', 'profile: \0', 1, 'it has a byte 0, which no text has'],
  ['is no mapping', '- 1\n', 1, 'Invalid input: expected object, received array'],
  ['is empty', '', 1, 'Invalid input: expected object, received null'],
])('says of a text that %s what is wrong', (_, text, line, en) => {
  expect(checkMappingProfile(text)).toMatchObject({ profile: null, problems: [{ path: '', line, en: expect.stringContaining(en) as string, zh: expect.stringMatching(/\p{Script=Han}/u) as string }] });
});
