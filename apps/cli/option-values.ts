import { InvalidArgumentError } from 'commander';
import { parseYuan } from '#libs/domain/money.js';
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

/** Gathers `option=value` of an option that may be given several times; what is no such pair is wrong use. */
export function readSetting({ t }: Pick<CommandContext, 't'>): (text: string, before?: Readonly<Record<string, string>>) => Readonly<Record<string, string>> {
  return (text, before) => {
    const place = text.indexOf('=');
    if (place < 1) throw new InvalidArgumentError(t('Write it as option=value, for example merchant_id=s101.', '请写成 选项=值，例如 merchant_id=s101。'));
    return { ...before, [text.slice(0, place)]: text.slice(place + 1) };
  };
}

/** Reads an amount in yuan that is not negative, as fen. */
export function readYuan({ t }: Pick<CommandContext, 't'>): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) throw new InvalidArgumentError(t('It is an amount in yuan, such as 1 or 0.50.', '应为以元计的金额，如 1 或 0.50。'));
    return parseYuan(text);
  };
}
