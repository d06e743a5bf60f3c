import { placeAt, readLeaves } from './document-place.js';

/** The place of the sign | in a document. */
const at = (text: string) => placeAt(text.replace('|', ''), text.indexOf('|'));

describe('the place of the cursor', () => {
  it.each([
    ['|', [], 'key'],
    ['sco|', [], 'key'],
    ['scoring:\n  |', ['scoring'], 'key'],
    ['scoring:\n  weights:\n    sales: 40\n    a|', ['scoring', 'weights'], 'key'],
    ['scoring:\n  weights:\n    sales: 40\n\n  |\ncalendar:\n', ['scoring'], 'key'],
    ['scoring:\n  weights:\n    sales: |', ['scoring', 'weights', 'sales'], 'value'],
    ['scoring:\n  distribution:\n    mode: ad|', ['scoring', 'distribution', 'mode'], 'value'],
    ['attribution:\n  merchants:\n    "007":\n      cre|', ['attribution', 'merchants', '007'], 'key'],
    ["attribution:\n  merchants:\n    '007': # theirs\n      credit: |", ['attribution', 'merchants', '007', 'credit'], 'value'],
  ])('of %j', (text, path, part) => {
    expect(at(text)).toMatchObject({ path, part });
  });

  it.each(['# sco|', 'scoring:\n  grades:\n    - [A|', 'scoring: { we|', 'scoring:\n  curve:\n    - |'])('is none in %j', (text) => {
    expect(at(text)).toBeNull();
  });

  it('says where what is typed begins, and what stands beside it', () => {
    expect(at('scoring:\n  weights:\n    ads: 1\n    sa|\n    # no\n    slots: 2\n  grades:\n')).toMatchObject({ from: 35, indent: 4, beside: ['ads', 'slots'] });
    expect(at('calendar:\n  day_weights: la|st_year')).toMatchObject({ from: 25 });
  });
});

it('reads the values of a full set, a list as one', () => {
  expect(readLeaves('scoring:\n  curve:\n    - [0, 0]\n    - [0.6, 60]\n  weights:\n    sales: 40\ncalendar:\n  weekday_weights: [1, 1.5]\nattribution:\n  merchants: {}\n')).toEqual([
    { keys: ['scoring', 'curve'], value: '[[0, 0],[0.6, 60]]' },
    { keys: ['scoring', 'weights', 'sales'], value: '40' },
    { keys: ['calendar', 'weekday_weights'], value: '[1, 1.5]' },
  ]);
});
