import type { OpenAPIObject } from '@nestjs/swagger';

/** The description of the API, as tests walk it. */

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export type Method = (typeof METHODS)[number];

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** One route: what it takes and what it answers. */
export interface Operation {
  readonly method: Method;
  /** Without /api/v1. */
  readonly path: string;
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  /** The schema of its JSON body; null where it takes none. */
  readonly body: Schema | null;
  /** The types of a body that is streamed. */
  readonly streamedTypes: readonly string[];
  /** By status: the schema of what is answered by type; an empty object where there is no body. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

/** All routes of a description. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Operation[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const content = (operation.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)?.content ?? {};
      const responses = operation.responses as Record<string, { content?: Record<string, { schema: Schema }> }>;
      return [
        {
          method,
          path: path.replace(/^\/api\/v1/, ''),
          operationId: operation.operationId ?? '',
          parameters: ((operation.parameters ?? []) as unknown as Partial<Parameter>[]).map((each) => ({ ...(each as Parameter), required: each.required ?? false })),
          body: content['application/json']?.schema ?? null,
          streamedTypes: Object.keys(content).filter((type) => type !== 'application/json'),
          answers: Object.fromEntries(
            Object.entries(responses).map(([status, { content: types = {} }]) => [
              status,
              Object.fromEntries(Object.entries(types).map(([type, { schema }]) => [type, schema])),
            ]),
          ),
        },
      ];
    }),
  );
}

/**
 * The schemas of an OpenAPI 3.0 description as JSON Schema: `nullable` becomes a type, and an object has no fields but those that
 * are described.
 */
export function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example: _example, ...rest } = value as Record<string, unknown>;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, key === 'enum' || key === 'required' ? each : asJsonSchema(each)]));
  if (schema['type'] === 'object' && schema['properties'] !== undefined && schema['additionalProperties'] === undefined) schema['additionalProperties'] = false;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
