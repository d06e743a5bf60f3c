import type { TierMove } from '../api/tiers.js';
import { groupMoves } from './group-moves.js';

function move(merchantId: string, fromTier: TierMove['fromTier'], toTier: TierMove['toTier']): TierMove {
  return { merchantId, name: null, fromTier, toTier, rankBefore: null, rankNow: null, basisGmvBefore: null, basisGmvNow: null };
}

it('tells those that rose, fell, came and left', () => {
  const moves = [move('a', 'tail', 'head'), move('b', 'head', 'mid'), move('c', null, 'tail'), move('d', 'mid', null), move('e', 'mid', 'mid'), move('f', 'tail', 'mid')];
  const ids = Object.fromEntries(Object.entries(groupMoves(moves)).map(([way, found]) => [way, found.map(({ merchantId }) => merchantId)]));
  expect(ids).toEqual({ up: ['a', 'f'], down: ['b'], joined: ['c'], left: ['d'] });
});
