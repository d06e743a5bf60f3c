import { sentSetting, shownSetting } from './setting-value.js';

it.each([
  ['ratio', '0.80', '80', '0.8000'],
  ['ratio', '0.8075', '80.75', '0.8075'],
  ['ratio', '1.50', '150', '1.5000'],
  ['percentage-points', '5', '5', '5'],
  ['points', '2.00', '2.00', '2.00'],
] as const)('shows %s %s as %s, and sends it as %s', (unit, value, shown, sent) => {
  expect(shownSetting(unit, value)).toBe(shown);
  expect(sentSetting(unit, shown)).toBe(sent);
});
