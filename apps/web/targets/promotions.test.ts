import { labelledDays, linesOfNames, weightText } from './promotions.js';

const day = (number: number, label: string | null, weight = '1.0000') => ({ day: `2026-06-${String(number).padStart(2, '0')}`, label, weight });

it('joins days in a row that are called the same, with their weights', () => {
  const days = [day(15, '618高潮', '1.8000'), day(16, '618高潮', '2.0000'), day(17, '618高潮', '4.5000'), day(18, '618返场', '1.5000'), day(19, null), day(20, '618返场', '1.3000')];
  expect(labelledDays(days)).toEqual([
    { label: '618高潮', first: '2026-06-15', last: '2026-06-17', from: 0, to: 2, leastWeight: '1.8000', mostWeight: '4.5000' },
    { label: '618返场', first: '2026-06-18', last: '2026-06-18', from: 3, to: 3, leastWeight: '1.5000', mostWeight: '1.5000' },
    { label: '618返场', first: '2026-06-20', last: '2026-06-20', from: 5, to: 5, leastWeight: '1.3000', mostWeight: '1.3000' },
  ]);
});

it('writes names that are near each other in different lines, as many as there are', () => {
  const spans = labelledDays([day(1, '618开门红'), day(2, '618预售'), day(3, '618高潮'), day(4, '返场'), ...Array.from({ length: 9 }, (_, index) => day(5 + index, null)), day(14, '中秋')]);
  expect(linesOfNames(spans, 3)).toEqual([0, 1, 2, 2, 0]);
});

it.each([
  ['1.4000', '1.4'],
  ['3', '3'],
  ['10', '10'],
  ['2.0000', '2'],
  ['0.8500', '0.85'],
])('writes the weight %s as %s', (weight, text) => {
  expect(weightText(weight)).toBe(text);
});
