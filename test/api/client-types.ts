import type { OpenAPIObject } from '@nestjs/swagger';
import type { Operation, Schema } from './description.js';
import { METHODS, operationsOf } from './description.js';

/**
 * The types of a client of the API, written out of its description: `components` with every schema, and `paths` in the shape that
 * openapi-fetch reads. Kept true by a test; renewed with `npm run client-types`.
 */
export function writeClientTypes(document: OpenAPIObject): string {
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>).toSorted(byName);
  const operations = operationsOf(document);
  const paths = [...new Set(operations.map(({ path }) => path))].toSorted();
  return [
    '// Written out of the description of the API by "npm run client-types". Not to be edited.',
    '',
    'export interface components {',
    '  schemas: {',
    ...schemas.map(([name, schema]) => `    ${keyOf(name)}: ${typeOf(schema, 2)};`),
    '  };',
    '}',
    '',
    'export interface paths {',
    ...paths.flatMap((path) => [
      `  ${keyOf(path)}: {`,
      '    parameters: { query?: never; header?: never; path?: never; cookie?: never };',
      ...METHODS.map((method) => {
        const operation = operations.find((each) => each.path === path && each.method === method);
        return operation === undefined ? `    ${method}?: never;` : `    ${method}: ${operationType(operation)};`;
      }),
      '  };',
    ]),
    '}',
    '',
  ].join('\n');
}

function operationType({ parameters, body, streamedTypes, answers }: Operation): string {
  const partOf = (place: string) => {
    const own = parameters.filter((each) => each.in === place);
    if (own.length === 0) return `${place}?: never`;
    const isNeeded = own.some(({ required }) => required);
    return `${place}${isNeeded ? '' : '?'}: { ${own.map(({ name, required, schema }) => `${keyOf(name)}${required ? '' : '?'}: ${typeOf(schema, 3)}`).join('; ')} }`;
  };
  const content =
    body !== null ? `content: { 'application/json': ${typeOf(body, 3)} }` : streamedTypes.length > 0 ? `content: { ${streamedTypes.map((type) => `'${type}': Blob`).join('; ')} }` : null;
  const responses = Object.entries(answers).map(([status, types]) => {
    const bodies = Object.entries(types).map(([type, schema]) => `'${type}': ${typeOf(schema, 3)}`);
    return `${status}: { headers: { [name: string]: unknown }; content${bodies.length === 0 ? '?: never' : `: { ${bodies.join('; ')} }`} }`;
  });
  return [
    '{',
    `      parameters: { ${['query', 'header', 'path'].map(partOf).join('; ')}; cookie?: never };`,
    `      requestBody${content === null ? '?: never' : `: { ${content} }`};`,
    `      responses: { ${responses.join('; ')} };`,
    '    }',
  ].join('\n');
}

function typeOf(schema: Schema, depth: number): string {
  const type = plainTypeOf(schema, depth);
  return schema['nullable'] === true ? `${type} | null` : type;
}

function plainTypeOf(schema: Schema, depth: number): string {
  const { $ref, allOf, oneOf, anyOf, enum: choices, type, items, properties, required = [], additionalProperties } = schema as {
    $ref?: string;
    allOf?: Schema[];
    oneOf?: Schema[];
    anyOf?: Schema[];
    enum?: unknown[];
    type?: string;
    items?: Schema;
    properties?: Record<string, Schema>;
    required?: string[];
    additionalProperties?: boolean | Schema;
  };
  if ($ref !== undefined) return `components['schemas']['${$ref.replace('#/components/schemas/', '')}']`;
  if (allOf !== undefined) return allOf.map((each) => typeOf(each, depth)).join(' & ');
  const union = oneOf ?? anyOf;
  if (union !== undefined) return union.map((each) => typeOf(each, depth)).join(' | ');
  if (choices !== undefined) return choices.map((each) => JSON.stringify(each)).join(' | ');
  if (type === 'array') return `(${items === undefined ? 'unknown' : typeOf(items, depth)})[]`;
  if (properties !== undefined) {
    const indent = '  '.repeat(depth);
    const fields = Object.entries(properties).map(([name, each]) => `${indent}  ${keyOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(each, depth + 1)};`);
    return fields.length === 0 ? 'Record<string, never>' : `{\n${fields.join('\n')}\n${indent}}`;
  }
  if (type === 'object') {
    return typeof additionalProperties === 'object' ? `{ [name: string]: ${typeOf(additionalProperties, depth)} }` : '{ [name: string]: unknown }';
  }
  return PLAIN[type ?? ''] ?? 'unknown';
}

const PLAIN: Readonly<Record<string, string>> = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
