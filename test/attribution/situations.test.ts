import { randomFacts } from './random-shop.js';
import { CLOCK_CHANGE } from './situations-of-orders.js';
import { countSituations } from './situations.js';

/** What the proofs rest on: the random facts collide in every way that they are meant to. */
describe('the random facts', () => {
  it.each(['Asia/Shanghai', 'America/New_York'])('make every situation in %s', (timeZone) => {
    const counts = countSituations(randomFacts({ seed: 5, orders: 12_000, ordersPerShop: 20, timeZone }));
    const rare = [...counts].filter(([name, orders]) => orders < 5 && name !== CLOCK_CHANGE);
    expect(rare).toEqual([]);
    expect(counts.size).toBeGreaterThan(80);
    if (timeZone !== 'Asia/Shanghai') expect(counts.get(CLOCK_CHANGE)).toBeGreaterThan(5);
  });
});
