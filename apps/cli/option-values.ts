import { InvalidArgumentError } from 'commander';
import type { CommandContext } from './command.js';

/** Reads a whole number of an option within bounds, both included; what is none is wrong use. */
export function readWholeNumber({ t }: Pick<CommandContext, 't'>, least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most)) {
      throw new InvalidArgumentError(t(`It is a whole number from ${least} to ${most}.`, `应为 ${least} 到 ${most} 的整数。`));
    }
    return number;
  };
}
