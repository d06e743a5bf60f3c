import fc from 'fast-check';
import type { Operation, Parameter, Schema } from './description.js';

/** Requests made up from the description of the API: mostly as it says, and now and then as an attacker would have them. */

export interface RandomRequest {
  readonly operation: Operation;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or any text; null for none. */
  readonly body: string | null;
  readonly contentType: string | null;
}

export interface Vocabulary {
  /** Values that the company knows, by the name of a field. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** What `$ref` points to. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

const HOSTILE = [
  '',
  ' ',
  '\0',
  '\uD800',
  "'; DROP TABLE orders; --",
  '=cmd|calc',
  '../../etc/passwd',
  '%00',
  '%',
  '_',
  '\\',
  '💥'.repeat(60),
  'x'.repeat(5_000),
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '-1',
  '1e309',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  '__proto__',
  '2026Q5',
  '2026-W53',
  '0001Q1',
  '9999Q4',
  '\r\nSet-Cookie: a=b',
] as const;

const hostile = fc.constantFrom(...HOSTILE);

const anything: fc.Arbitrary<unknown> = fc.oneof(
  hostile,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, Number.MAX_SAFE_INTEGER, [], {}, [[]], { a: 1 }, ['x'], { __proto__x: null }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** Mostly the first, now and then the second. */
function mostly<A, B>(usual: fc.Arbitrary<A>, odd: fc.Arbitrary<B>, weight = 9): fc.Arbitrary<A | B> {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

function valueOf(name: string, given: Schema, vocabulary: Vocabulary, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolve(given, vocabulary);
  const { type, enum: choices, format, minimum, maximum } = schema as { type?: string; enum?: unknown[]; format?: string; minimum?: number; maximum?: number };
  const known = vocabulary.known[name];
  if (choices !== undefined) return fc.constantFrom(...choices);
  if (type === 'object' || schema['properties'] !== undefined) return objectOf(schema, vocabulary, depth + 1);
  if (type === 'array') return depth > 4 ? fc.constant([]) : fc.array(valueOf(name, (schema['items'] ?? {}) as Schema, vocabulary, depth + 1), { maxLength: 3 });
  if (type === 'integer' || type === 'number') return fc.integer({ min: minimum ?? 0, max: Math.min(maximum ?? 1_000, 1_000) });
  if (type === 'boolean') return fc.boolean();
  if (known !== undefined) return fc.constantFrom(...known);
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.integer({ min: 0, max: 120 }).map((days) => new Date(Date.UTC(2026, 5, 20 + days)).toISOString().slice(0, 10));
  if (format === 'date-time') return fc.constantFrom('2026-08-01T00:00:00.000Z', '2026-11-24T00:00:00Z');
  if (type === 'string') return fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('12.50', '5', 'm-1', 'gmv', 'a reason of some length'));
  return anything;
}

function objectOf(schema: Schema, vocabulary: Vocabulary, depth: number): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = (schema['required'] ?? []) as readonly string[];
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => {
      const isNullable = resolve(each, vocabulary)['nullable'] === true || each['nullable'] === true;
      const usual = valueOf(name, each, vocabulary, depth);
      return [name, mostly(isNullable ? mostly(usual, fc.constant(null), 4) : usual, anything, 25)];
    }),
  );
  return mostly(fc.record(fields, { requiredKeys: required.filter((name) => name in fields) }), fc.record({ ...fields, unknownField: anything }, { requiredKeys: [] }), 20);
}

function resolve(schema: Schema, { schemas }: Vocabulary): Schema {
  const reference = (schema['$ref'] ?? ((schema['allOf'] as Schema[] | undefined)?.[0] ?? {})['$ref']) as string | undefined;
  if (reference === undefined) return schema;
  return schemas[reference.replace('#/components/schemas/', '')] ?? {};
}

function parameterValue({ name, schema }: Parameter, vocabulary: Vocabulary): fc.Arbitrary<string> {
  return mostly(valueOf(name, schema, vocabulary).map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))), hostile, 20);
}

/** A random request to one route. */
export function requestTo(operation: Operation, vocabulary: Vocabulary): fc.Arbitrary<RandomRequest> {
  const ofPath = operation.parameters.filter((each) => each.in === 'path');
  const ofQuery = operation.parameters.filter((each) => each.in === 'query');
  const pathValues = fc.tuple(...ofPath.map((each) => parameterValue(each, vocabulary)));
  const queryValues = fc.tuple(
    ...ofQuery.map((each) => {
      const value = parameterValue(each, vocabulary).map((text): string | null => text);
      return each.required ? mostly(value, fc.constant(null), 30) : mostly(value, fc.constant(null), 1);
    }),
  );
  const extra = mostly(fc.constant<readonly (readonly [string, string])[]>([]), fc.tuple(fc.constantFrom('unknown', 'limit', 'cursor', '__proto__'), hostile).map((pair) => [pair]), 15);
  const takesMatch = operation.parameters.some((each) => each.name.toLowerCase() === 'if-match');
  const headers = fc.record(
    {
      'If-Match': fc.constantFrom('*', '"1"', 'W/"2"', ','),
      'If-None-Match': fc.constantFrom('*', '"x"', ''),
      'Idempotency-Key': mostly(fc.uuid(), fc.constantFrom('x', 'same-key-again', 'a b'), 3),
      'Accept-Language': fc.constantFrom('zh-CN,zh;q=0.9', 'en', '*', ';;;q=', 'zh;q=abc'),
      'Accept-Encoding': fc.constantFrom('gzip', 'br', 'identity', ''),
    },
    { requiredKeys: takesMatch ? ['If-Match'] : [] },
  );
  const json = operation.body === null ? fc.constant(null) : objectOrOdd(operation.body, vocabulary);
  const isStreamed = operation.streamedTypes.length > 0;
  const streamed = fc.constantFrom('order_id,merchant_id\n', 'day,weight\n2026-12-12,2\n', 'division\n', '', '\u0000', 'manager_id,name,division,category\nom-9,"x,y\n');
  return fc.tuple(pathValues, queryValues, extra, headers, json, streamed, mostly(fc.constant(null), fc.constantFrom('text/plain', 'application/json', 'multipart/form-data', 'x'), 20)).map(
    ([paths, queries, more, given, body, file, oddType]): RandomRequest => {
      const path = ofPath.reduce((sum, { name }, index) => sum.replace(`{${name}}`, encode(paths[index] ?? '')), operation.path);
      const query = [...ofQuery.flatMap(({ name }, index) => (queries[index] === null || queries[index] === undefined ? [] : [[name, queries[index]] as const])), ...more];
      const text = isStreamed ? file : body;
      const type = isStreamed ? (operation.streamedTypes[0] ?? 'text/csv') : 'application/json';
      return { operation, path, query, headers: given, body: text, contentType: text === null ? null : (oddType ?? type) };
    },
  );
}

function objectOrOdd(schema: Schema, vocabulary: Vocabulary): fc.Arbitrary<string | null> {
  const usual = valueOf('', schema, vocabulary).map((value) => JSON.stringify(value));
  return mostly(usual, fc.constantFrom<string | null>(null, '', '{', '[]', 'null', '"x"', '{"a":', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`, '{"__proto__":{"x":1}}', '{"constructor":1}'), 20);
}

/** As in a path: halves of characters cannot be written at all. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD')) || '%20';
}
