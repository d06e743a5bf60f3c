import { STATUS_CODES } from 'node:http';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, HttpStatus, NotFoundException } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { ERRORS } from '#libs/domain/error-table.js';
import type { ErrorCode, Language } from '#libs/domain/errors.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import type { AdmittedRequest } from './access.js';
import { RequestInvalid } from './validation.js';

/** Where a request is wrong, and what is wrong there. */
export class ProblemPlace {
  @ApiProperty({ description: 'The field, as a path such as changes.0.value.', type: String })
  readonly place!: string;

  @ApiProperty({ description: 'What is wrong with it.', type: String })
  readonly message!: string;
}

/** A problem as RFC 9457 writes it. */
export class ProblemDetails {
  @ApiProperty({ description: 'Always about:blank: the code tells problems apart.', type: String, enum: ['about:blank'] })
  readonly type!: 'about:blank';

  @ApiProperty({ description: 'The name of the status.', type: String })
  readonly title!: string;

  @ApiProperty({ type: Number })
  readonly status!: number;

  @ApiProperty({ description: 'What is wrong and what to do next, in the language of Accept-Language (zh or en).', type: String, required: false })
  readonly detail?: string;

  @ApiProperty({ description: 'The problem as a name that stays, such as period-closed.', type: String, required: false })
  readonly code?: string;

  @ApiProperty({ description: 'The id of the request, which the log of the server names too.', type: String, required: false })
  readonly requestId?: string;

  @ApiProperty({ description: 'The fields of the request that are wrong.', type: ProblemPlace, isArray: true, required: false })
  readonly problems?: readonly ProblemPlace[];
}

/** Seconds after which a caller may try again. */
const RETRY_AFTER: Readonly<Record<number, string>> = { 429: '60', 503: '5' };

/** Answers failures with problem details. What nobody expected goes to the log, and only its status to the asker. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<AdmittedRequest>();
    const response = http.getResponse<Response>();
    const own = ownBodyOf(error);
    const problem = describeProblem(causeOf(error), languageOf(request.headers['accept-language']));
    const { status } = problem;
    const place = { requestId: request.requestId, method: request.method, path: request.path, userId: request.principal?.userId };
    if (status >= 500 && own === null) this.logger.error({ err: error, ...place }, 'a request failed');
    else if (status >= 400) this.logger.info({ ...place, status, code: problem.code }, 'a request was refused');
    // An answer that has begun cannot become a problem any more: it ends in the middle, so that nobody takes it for whole.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body = own ?? Object.assign({}, problem, request.requestId === undefined ? {} : { requestId: request.requestId });
    const retryAfter = RETRY_AFTER[status];
    if (retryAfter !== undefined && response.getHeader('Retry-After') === undefined) response.setHeader('Retry-After', retryAfter);
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="opscore"');
    response.removeHeader('ETag');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', `application/${own === null ? 'problem+json' : 'json'}; charset=utf-8`);
    response.status(status).end(JSON.stringify(body));
  }
}

/** The parsers of bodies, and Nest after them, wrap what is thrown in them; their own failures are named as ours are. */
function causeOf(error: unknown): unknown {
  const { cause } = (error ?? {}) as { cause?: unknown };
  if (error instanceof HttpException && cause instanceof OpscoreError) return cause;
  if (error instanceof NotFoundException) return new OpscoreError('route-unknown');
  const thrown = error instanceof HttpException && cause !== undefined ? cause : error;
  if (thrown instanceof OpscoreError) return thrown;
  const { type, code: fault } = (thrown ?? {}) as { type?: unknown; code?: unknown };
  const isUnpacking = typeof fault === 'string' && fault.startsWith('Z_');
  const code = CODES_OF_PARSERS.get(thrown instanceof URIError ? 'path' : isUnpacking ? 'unpacking' : type);
  return code === undefined ? error : new OpscoreError(code);
}

/** By the type that the parser of bodies gives its failures. */
const CODES_OF_PARSERS: ReadonlyMap<unknown, ErrorCode> = new Map<unknown, ErrorCode>([
  ['path', 'path-invalid'],
  ['unpacking', 'body-not-json'],
  ['entity.too.large', 'body-too-large'],
  ['entity.parse.failed', 'body-not-json'],
  ['request.aborted', 'body-not-json'],
  ['request.size.invalid', 'body-not-json'],
  ['charset.unsupported', 'body-encoding-unsupported'],
  ['encoding.unsupported', 'body-encoding-unsupported'],
]);

/** A failure as a problem. The expected ones say what to do next; of others only the status is told. */
export function describeProblem(error: unknown, language: Language): ProblemDetails {
  if (error instanceof RequestInvalid) {
    const { problems } = error;
    return problemOf(400, 'request-invalid', describeError('request-invalid', error.details, language), problems);
  }
  if (error instanceof OpscoreError) {
    const { http } = ERRORS[error.code];
    // What only an operator can mend may name places that others need not know.
    const isInternal = http === 500;
    return problemOf(http, error.code, isInternal ? undefined : describeError(error.code, error.details, language));
  }
  const status = statusOf(error);
  const detail = error instanceof Error && status < 500 ? error.message : undefined;
  return problemOf(status, undefined, detail);
}

function problemOf(status: number, code: string | undefined, detail?: string, problems?: readonly ProblemPlace[]): ProblemDetails {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, ...(detail !== undefined && { detail }), ...(code !== undefined && { code }), ...(problems && { problems }) };
}

/** Nest's own failures, and those of the parsers of bodies, which carry their status. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : HttpStatus.INTERNAL_SERVER_ERROR;
}

/** A controller may throw the body of its answer: an object with a status that is no number. */
function ownBodyOf(error: unknown): object | null {
  if (!(error instanceof HttpException)) return null;
  const body = error.getResponse();
  return typeof body === 'object' && 'status' in body && typeof body.status === 'string' ? body : null;
}

/** The product's language that somebody reads best: English unless Chinese stands before it. */
export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [name = '', quality] = part.trim().split(';q=');
      return { name: name.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0, index };
    })
    .filter(({ name, quality }) => quality > 0 && (name.startsWith('zh') || name.startsWith('en')))
    .toSorted((one, other) => other.quality - one.quality || one.index - other.index);
  return wanted[0]?.name.startsWith('zh') === true ? 'zh' : 'en';
}
