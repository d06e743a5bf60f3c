import { z } from 'zod';

/**
 * The fields that rule sets are made of. Numbers are kept as decimal texts ("0.7"), exactly as they were written, since
 * a binary float could not be rounded once and honestly. The message of a field says what is allowed.
 */

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;

/** A decimal from `min` to `max`, as text. */
export function decimal(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  const allowed = max === Number.MAX_SAFE_INTEGER ? `a decimal from ${min}` : `a decimal from ${min} to ${max}`;
  return z
    .string({ error: allowed })
    .refine((text) => PLAIN_DECIMAL.test(text) && Number(text) >= min && Number(text) <= max, { error: allowed })
    .meta({ number: { type: 'number', minimum: min, ...(max === Number.MAX_SAFE_INTEGER ? {} : { maximum: max }) } })
    .transform(canonicalDecimal);
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number = 1_000_000) {
  const allowed = `a whole number from ${min} to ${max}`;
  return z
    .string({ error: allowed })
    .refine((text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, { error: allowed })
    .meta({ number: { type: 'integer', minimum: min, maximum: max } })
    .transform(canonicalDecimal);
}

/** A decimal text without needless zeros, so that equal numbers are equal texts: 0.70 is 0.7. */
function canonicalDecimal(text: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** One of a few words. */
export function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

/** Yes or no. */
export function flag() {
  return z.boolean({ error: 'true or false' });
}

/** A mapping that knows its keys. */
export function mapping<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'invalid_type' ? `a mapping of ${Object.keys(shape).join(', ')}` : undefined),
  });
}

/** Completion to points: breakpoints [completion, points], neither falling, at most two at one completion. */
export function pointsCurve() {
  return z
    .array(z.tuple([decimal(0), decimal(0)], { error: 'a pair [completion, points]' }), {
      error: 'a list of pairs [completion, points]',
    })
    .min(1, { error: 'at least one pair [completion, points]' })
    .superRefine((pairs, context) => {
      for (const [index, [completion, points]] of pairs.entries()) {
        const before = pairs[index - 1];
        const path = [index];
        if (before === undefined) continue;
        if (Number(completion) < Number(before[0])) {
          context.addIssue({ code: 'custom', path, message: 'completions that do not fall: the curve crosses itself' });
        }
        if (Number(points) < Number(before[1])) {
          context.addIssue({ code: 'custom', path, message: 'points that do not fall as completion rises' });
        }
        if (pairs[index - 2]?.[0] !== undefined && Number(pairs[index - 2]?.[0]) === Number(completion)) {
          context.addIssue({ code: 'custom', path, message: 'at most two pairs at one completion' });
        }
      }
    });
}

/** Whether decimals add up to a whole number, exactly. Texts that are none are another check's business. */
export function sumsTo(decimals: readonly string[], expected: bigint): boolean {
  if (!decimals.every((text) => PLAIN_DECIMAL.test(text))) return true;
  const places = Math.max(0, ...decimals.map((text) => (text.split('.')[1] ?? '').length));
  const sum = decimals.reduce((total, text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return total + BigInt(whole + fraction.padEnd(places, '0'));
  }, 0n);
  return sum === expected * 10n ** BigInt(places);
}
