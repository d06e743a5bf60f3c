import { multiple, rate } from './rates.js';

it.each([
  ['4.2512', '4.25×', '4.2512×'],
  ['0.0000', '0.00×', '0.0000×'],
  [null, '–', '–'],
])('a return of %s reads %s', (value, short, exact) => {
  expect(multiple(value)).toEqual({ short, exact });
});

it.each([
  ['0.0249', '2.49%'],
  ['0.1000', '10.00%'],
  [null, '–'],
])('a rate of %s reads %s', (value, shown) => {
  expect(rate(value)).toEqual({ short: shown, exact: shown });
});
