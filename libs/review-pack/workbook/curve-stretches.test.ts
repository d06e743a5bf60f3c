import { stretchesOf } from './curve-stretches.js';

const curve = (...breakpoints: (readonly [string, string])[]) => breakpoints.map(([completion, points]) => ({ completion, points }));

describe('the stretches of a curve', () => {
  it('begin at every completion, at a jump with the upper value', () => {
    expect(stretchesOf(curve(['0', '0'], ['0.6', '0'], ['0.60', '60'], ['1.2', '120']))).toEqual([
      { from: null, points: '0', before: '0' },
      { from: '0', points: '0', before: '0' },
      { from: '0.60', points: '60', before: '120' },
      { from: '1.2', points: '120', before: null },
    ]);
  });

  it('are flat below the first breakpoint, also where that is a jump', () => {
    expect(stretchesOf(curve(['0.5', '10'], ['0.5', '50']))).toEqual([
      { from: null, points: '10', before: '10' },
      { from: '0.5', points: '50', before: null },
    ]);
    expect(stretchesOf([])).toEqual([]);
  });
});
