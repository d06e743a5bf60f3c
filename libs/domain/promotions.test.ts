import { promotionsOf } from './promotions.js';
import { Rational } from './rational.js';

const day = (text: string, weight: string, label: string | null) => ({ day: text, weight: Rational.parse(weight), label });

it('joins the days of a promotion, and leaves out days of which less is expected', () => {
  const calendar = [
    day('2026-05-30', '0.8', '618预售'),
    day('2026-05-31', '1.8', '618开门红'),
    day('2026-06-01', '3', '618开门红'),
    day('2026-06-03', '1.5', '618开门红'),
    day('2026-06-04', '2', null),
    day('2026-06-18', '4.5', '618高潮'),
    day('2026-06-19', '1.5', '618返场'),
  ];
  expect(promotionsOf(calendar)).toEqual([
    { label: '618开门红', first: '2026-05-31', last: '2026-06-01' },
    { label: '618开门红', first: '2026-06-03', last: '2026-06-03' },
    { label: '618高潮', first: '2026-06-18', last: '2026-06-18' },
    { label: '618返场', first: '2026-06-19', last: '2026-06-19' },
  ]);
});
