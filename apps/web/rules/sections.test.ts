import { readLeaves } from './document-place.js';
import { sectionsOf } from './sections.js';

const FULL = `scoring:
  curve:
    - [0, 0]
    - [1.2, 120]
  weights:
    sales: 40
  grades:
    - [A, 100]
  modules:
    ads:
      basis: gmv
      attention:
        min_spend: 1000
  probation:
    pass_total: 75
calendar:
  day_weights: flat
attribution:
  default:
    silent_follow_up:
      buyer_contacts: false
  merchants:
    "007":
      credit: order_first
`;

it('lays values together that are about the same', () => {
  expect(sectionsOf(readLeaves(FULL)).map(({ path, leaves }) => [path.join('.'), leaves.map(({ keys }) => keys.at(-1))])).toEqual([
    ['scoring', ['curve', 'grades']],
    ['scoring.weights', ['sales']],
    ['scoring.modules.ads', ['basis', 'min_spend']],
    ['scoring.probation', ['pass_total']],
    ['calendar', ['day_weights']],
    ['attribution.default', ['buyer_contacts']],
    ['attribution.merchants.007', ['credit']],
  ]);
});
