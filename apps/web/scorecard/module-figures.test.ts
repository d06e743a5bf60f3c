import { WHOLE_AT, barLength, moduleFigure } from './module-figures.js';

it.each([
  ['sales', '4479193.39', '¥447.9万', '¥4,479,193.39'],
  ['ads', '0.0867', '8.67%', '8.67%'],
  ['slots', '1448.23', '¥1,448', '¥1,448.23'],
  ['conversion', '0.0270', '2.70%', '2.70%'],
  ['outbound', '4214', '4,214', '4,214'],
  ['sales', null, '–', '–'],
] as const)('%s of %s reads %s', (id, value, short, exact) => {
  expect(moduleFigure(id, value, 'zh')).toEqual({ short, exact });
});

it('draws completion on a track that ends at 120 %', () => {
  expect([barLength('0.6'), barLength('1'), barLength('1.2'), barLength('3'), barLength(null)]).toEqual([50, WHOLE_AT, 100, 100, 0]);
});
