import { parse } from 'yaml';
import { ruleSetJsonSchema } from './json-schema.js';
import { renderRuleSet } from './render-rule-set.js';
import { DEFAULT_RULE_SET } from './rule-set.js';

type Schema = Readonly<Record<string, unknown>>;

/** What a document breaks of a JSON Schema, as far as ours goes; throws at keywords that it does not know. */
function check(schema: Schema, value: unknown, path = ''): string[] {
  return Object.entries(schema).flatMap(([keyword, argument]) => checkKeyword(keyword, argument, schema, value, path));
}

function checkKeyword(keyword: string, argument: unknown, schema: Schema, value: unknown, path: string): string[] {
  const fails = (isBroken: boolean) => (isBroken ? [`${path}: ${keyword} ${JSON.stringify(argument)}`] : []);
  const number = typeof value === 'number' ? value : null;
  const length = typeof value === 'string' || Array.isArray(value) ? value.length : null;
  switch (keyword) {
    case '$schema':
    case 'title':
    case 'default':
      return [];
    case 'type':
      return fails(!isOfType(value, String(argument)));
    case 'enum':
      return fails(!Array.isArray(argument) || !argument.includes(value));
    case 'const':
      return fails(value !== argument);
    case 'anyOf':
      return fails(!asSchemas(argument).some((each) => check(each, value, path).length === 0));
    case 'minimum':
      return fails(number !== null && number < Number(argument));
    case 'maximum':
      return fails(number !== null && number > Number(argument));
    case 'minItems':
    case 'minLength':
      return fails(length !== null && length < Number(argument));
    case 'maxItems':
    case 'maxLength':
      return fails(length !== null && length > Number(argument));
    case 'prefixItems':
      return asList(value).flatMap((each, index) => {
        const item = asSchemas(argument)[index];
        return item === undefined ? [] : check(item, each, `${path}[${index}]`);
      });
    case 'items':
      if (argument === false) return fails(asList(value).length > asSchemas(schema['prefixItems']).length);
      return asList(value).flatMap((each, index) =>
        asSchemas([argument]).flatMap((item) => check(item, each, `${path}[${index}]`)),
      );
    case 'properties':
      return asSchemas([argument]).flatMap((properties) =>
        Object.entries(asMapping(value)).flatMap(([key, each]) =>
          asSchemas([properties[key]]).flatMap((one) => check(one, each, `${path}.${key}`)),
        ),
      );
    case 'propertyNames':
      return Object.keys(asMapping(value)).flatMap((key) =>
        asSchemas([argument]).flatMap((each) => check(each, key, `${path}.${key}`)),
      );
    case 'additionalProperties': {
      const known = Object.keys(asMapping(schema['properties']));
      const others = Object.entries(asMapping(value)).filter(([key]) => !known.includes(key));
      if (argument === false) return fails(others.length > 0);
      return others.flatMap(([key, each]) =>
        asSchemas([argument]).flatMap((one) => check(one, each, `${path}.${key}`)),
      );
    }
    default:
      throw new Error(`The schema uses ${keyword}, which this check does not know.`);
  }
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function asSchemas(value: unknown): Schema[] {
  return asList(value).filter((each): each is Schema => typeof each === 'object' && each !== null);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asMapping(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

const schema: Schema = { ...ruleSetJsonSchema() };

describe('the JSON Schema of rule set documents', () => {
  it('accepts the full default document', () => {
    expect(check(schema, parse(renderRuleSet(DEFAULT_RULE_SET)))).toEqual([]);
  });

  it('accepts a document that names only what differs', () => {
    expect(
      check(
        schema,
        parse('scoring: { weights: { sales: 50.5 } }\nattribution: { merchants: { m1: { look_back_days: null } } }'),
      ),
    ).toEqual([]);
    expect(check(schema, {})).toEqual([]);
  });

  it.each([
    'scoring: { wieghts: {} }',
    'scoring: { weights: { sales: -1 } }',
    'scoring: { weights: { sales: "40" } }',
    'scoring: { modules: { sales: { head_count: 1.5 } } }',
    'scoring: { curve: [[1]] }',
    'scoring: { modules: { sales: { tier_shares: by_size } } }',
    'calendar: { weekday_weights: [1, 1] }',
    'attribution: { merchants: { m1: { credt: payment } } }',
    'attribution: { default: { look_back_days: 31 } }',
  ])('refuses %s', (text) => {
    expect(check(schema, parse(text))).not.toEqual([]);
  });

  it('gives defaults as a document writes them', () => {
    const defaults: unknown[] = [];
    JSON.stringify(schema, (key: string, value: unknown) => {
      if (key === 'default') defaults.push(value);
      return value;
    });
    expect(defaults).toContainEqual([
      [0, 0],
      [0.6, 0],
      [0.6, 60],
      [1.2, 120],
    ]);
    expect(JSON.stringify(defaults)).not.toMatch(/"-?\d+(\.\d+)?"/);
  });
});
