/**
 * A stream of chance that is the same on every machine: sfc32, seeded by a text.
 *
 * Only whole-number arithmetic, the four operations and square roots are used on its numbers, since those give the same
 * bits everywhere; logarithms and powers do not.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    this.a = hashText(seed, 0x9e3779b9);
    this.b = hashText(seed, 0x243f6a88);
    this.c = hashText(seed, 0xb7e15162);
    for (let round = 0; round < 15; round++) this.next();
  }

  /** A number from 0 up to, but not including, 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A number of a range, evenly. */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number of a range, both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with a probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list, evenly. */
  pick<T>(list: readonly T[]): T {
    return elementAt(list, Math.floor(this.next() * list.length));
  }

  /** One of a list, each as likely as its weight says. */
  pickWeighted<T>(list: readonly T[], weightOf: (each: T) => number): T {
    const total = list.reduce((sum, each) => sum + weightOf(each), 0);
    let rest = this.next() * total;
    for (const each of list) {
      rest -= weightOf(each);
      if (rest < 0) return each;
    }
    return elementAt(list, list.length - 1);
  }

  /** How often something happened that was expected so many times: small binomial trials, close to Poisson. */
  count(expected: number): number {
    if (expected <= 0) return 0;
    const trials = Math.ceil(expected * 6);
    const probability = expected / trials;
    let happened = 0;
    for (let trial = 0; trial < trials; trial++) if (this.next() < probability) happened += 1;
    return happened;
  }

  /** A whole number near a figure: rounded up as often as its fraction says. */
  round(figure: number): number {
    return Math.floor(figure + this.next());
  }

  /** The list in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.integer(0, last);
      const kept = elementAt(shuffled, last);
      shuffled[last] = elementAt(shuffled, other);
      shuffled[other] = kept;
    }
    return shuffled;
  }
}

/** The element of a list at a place that exists. Throws a `RangeError` where there is none. */
export function elementAt<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new RangeError(`There is no element ${index} in a list of ${list.length}.`);
  return element;
}

/** FNV-1a over the code units, stirred once more so that like seeds do not give like streams. */
function hashText(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
