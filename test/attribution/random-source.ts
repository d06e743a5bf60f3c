/** A small seeded source of random choices: the same seed makes the same choices on every machine. */
export interface RandomSource {
  /** A whole number from 0 to one below the bound. */
  below(bound: number): number;
  /** True so many times out of a hundred. */
  happens(percent: number): boolean;
  pick<Choice>(choices: readonly Choice[]): Choice;
  /** One of the choices, each as likely as its weight. */
  weigh<Choice>(choices: readonly (readonly [weight: number, choice: Choice])[]): Choice;
  shuffle<Row>(rows: readonly Row[]): Row[];
}

/** Taken once: in the sandbox of the tests a look at a global costs more than the choice. */
const { imul, floor } = Math;

/** The random choices of a seed (mulberry32). */
export function randomSource(seed: number): RandomSource {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => floor(next() * bound);
  const pick = <Choice>(choices: readonly Choice[]): Choice => {
    const choice = choices[below(choices.length)];
    if (choice === undefined) throw new RangeError('nothing to pick from');
    return choice;
  };
  return {
    below,
    pick,
    happens: (percent) => below(100) < percent,
    weigh: (choices) => {
      let left = below(choices.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, choice] of choices) {
        if (left < weight) return choice;
        left -= weight;
      }
      throw new RangeError('nothing to weigh');
    },
    shuffle: (rows) => {
      const shuffled = [...rows];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [a, b] = [shuffled[last], shuffled[other]];
        if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
      }
      return shuffled;
    },
  };
}
