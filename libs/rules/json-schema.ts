import { z } from 'zod';
import { ruleSetSchema } from './rule-set.js';

/** The JSON Schema of a rule set document, for editors; published as docs/rule-set.schema.json. */
export function ruleSetJsonSchema(): object {
  const schema = z.toJSONSchema(ruleSetSchema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      const own = jsonSchema as Record<string, unknown>;
      // Numbers are kept as decimal texts inside; in a document they are numbers.
      if (own['number'] !== undefined) {
        delete own['type'];
        Object.assign(own, own['number']);
        delete own['number'];
      }
      if (own['default'] !== undefined) own['default'] = withNumbers(own['default']);
    },
  });
  return { title: 'opscore rule set', ...schema };
}

/** Decimal texts become the numbers that a document writes, wherever they stand. */
function withNumbers(value: unknown): unknown {
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNumbers(each)]));
}
