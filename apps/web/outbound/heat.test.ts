import { heatOf, signOf } from './heat.js';

it.each([
  ['1.2816', 'met', '✓'],
  ['1', 'met', '✓'],
  ['0.9999', 'near', ''],
  ['0.9', 'near', ''],
  ['0.8999', 'low', '▾'],
  ['0.6', 'low', '▾'],
  ['0.5156', 'lowest', '▼'],
  ['0', 'lowest', '▼'],
  [null, 'none', ''],
] as const)('%s is %s', (completion, level, sign) => {
  expect([heatOf(completion), signOf(completion)]).toEqual([level, sign]);
});
