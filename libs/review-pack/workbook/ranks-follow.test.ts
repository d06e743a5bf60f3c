import { samplePack } from '../../../test/support/sample-pack.js';
import { ranksFollow } from './ranks-follow.js';

const { managers } = samplePack({ managers: 6 });

describe('the divisions whose ranks follow from the totals in a pack', () => {
  it('are those that are in it as a whole', () => {
    expect([...ranksFollow({ managers })].toSorted()).toEqual(['数码家电事业部', '美妆个护事业部']);
  });

  it('are not those of which only some are in it', () => {
    const withoutTheFirst = managers.filter(({ summary }) => summary.division !== '数码家电事业部' || summary.rank !== 1);
    expect([...ranksFollow({ managers: withoutTheFirst })]).toEqual(['美妆个护事业部']);
  });
});
