import { pointsOf, scaleOf } from './sparkline-path.js';

it('draws all values to one scale, and leaves out what is missing', () => {
  const scale = scaleOf(['60.00', null, '100.00', '80.00']);
  expect(scale).toEqual({ low: 60, high: 100 });
  expect(pointsOf(['60.00', null, '80.00'], scale, 100, 20)).toEqual([
    { x: 0, y: 20 },
    { x: 100, y: 10 },
  ]);
});

it('takes a single value, and none', () => {
  expect(pointsOf(['75.00'], scaleOf(['75.00']), 100, 20)).toEqual([{ x: 0, y: 20 }]);
  expect(pointsOf([null], scaleOf([]), 100, 20)).toEqual([]);
});
