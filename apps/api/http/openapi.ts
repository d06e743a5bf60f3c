import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule, getSchemaPath } from '@nestjs/swagger';
import { ProblemDetails } from './problem-details.js';

export const API_PREFIX = 'api/v1';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** The refusals that any request may meet, and those that need a reason: what a route can answer is all written down. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request is not as described: `problems` names the fields.',
  401: 'Nobody is signed in, or the session or token has ended.',
  403: 'The roles do not allow it, or something named is outside of their scope.',
  404: 'There is no such thing.',
  409: 'It does not fit what is there now: the code says why.',
  412: 'Somebody else changed it meanwhile.',
  413: 'The body is too large.',
  415: 'The body is of another type.',
  422: 'The request is understood and cannot be done: the code says why.',
  428: 'If-Match is missing.',
  429: 'Too many requests: Retry-After says when to try again.',
  503: 'Not at the moment: Retry-After says when to try again.',
};

/** Describes the API: out of the controllers and their fields, with the refusals that all routes share. */
export function describeApi(application: INestApplication, version: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('opscore')
    .setDescription('The KPI scorecard of e-commerce operations managers. Money is in yuan, as texts with 2 decimals; days are those of the business time zone; errors are problem details (RFC 9457).')
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A personal token of a user.' })
    .addCookieAuth('opscore_session', { type: 'apiKey', in: 'cookie' });
  const document = SwaggerModule.createDocument(application, builder.build(), {
    extraModels: [ProblemDetails],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '').replace(/^./, (first) => first.toLowerCase())}_${method}`,
  });
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation !== undefined) describeRefusals(operation, { path, method });
    }
  }
  return document;
}

function describeRefusals(operation: Operation, { path, method }: { path: string; method: string }): void {
  const isPublic = operation.security === undefined || operation.security.length === 0;
  const parameters = operation.parameters ?? [];
  const changes = method !== 'get';
  const takesMatch = parameters.some((each) => 'name' in each && each.name.toLowerCase() === 'if-match');
  const statuses = [
    400,
    404,
    503,
    429,
    ...(isPublic && !path.includes('/session') ? [] : [401, 403]),
    ...(changes ? [409, 413, 415, 422] : [422]),
    ...(takesMatch ? [412, 428] : []),
  ];
  for (const status of statuses) {
    operation.responses[String(status)] ??= {
      description: REFUSALS[status] ?? '',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDetails) } } },
    };
  }
  if (changes && !isPublic) {
    parameters.push({ name: 'X-CSRF-Token', in: 'header', required: false, description: 'For the page: the token that GET /session gives. Not needed with a personal token.', schema: { type: 'string' } });
  }
  if (method === 'post' && !isPublic) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'A key of the caller’s own making: the same request under the same key is done once, within 24 hours.',
      schema: { type: 'string', pattern: '^[\\w-]{8,128}$' },
    });
  }
  operation.parameters = parameters;
  operation.tags = [path.split('/')[3] ?? 'opscore'];
}

/** Serves the description and a page to browse it. */
export function serveDescription(application: INestApplication, document: OpenAPIObject): void {
  SwaggerModule.setup(`${API_PREFIX}/docs`, application, document, {
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
    raw: ['json'],
    customSiteTitle: 'opscore API',
  });
}
