import { createHash } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { HttpException, Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { from, lastValueFrom } from 'rxjs';
import { ERRORS } from '#libs/domain/error-table.js';
import type { ErrorCode, ErrorDetails } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { IdempotencyKeys } from '#libs/idempotency/idempotency-keys.js';
import type { AdmittedRequest } from './access.js';
import type { Clock } from './clock.js';
import { CLOCK } from './clock.js';
import { RequestInvalid } from './validation.js';

const SHOWS_SECRET = 'opscore:shows-secret';
const LARGEST_KEPT = 256 * 1024;

/** The answer of the route holds a secret: it is not kept, and a repeated request is told so. */
export function ShowsSecret(): MethodDecorator {
  return SetMetadata(SHOWS_SECRET, true);
}

/**
 * Does a POST with an Idempotency-Key once: repeated with the same body it gets the same answer, with another one it is refused.
 * A refusal of the request itself is kept as an answer too; a fault of the server is not.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    @Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || request.principal === undefined) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    const showsSecret = Reflect.getMetadata(SHOWS_SECRET, context.getHandler()) === true;
    return from(this.doOnce(request, response, { key: String(key), userId: request.principal.userId, showsSecret }, () => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }

  private async doOnce(
    request: AdmittedRequest,
    response: Response,
    { key, userId, showsSecret }: { key: string; userId: string; showsSecret: boolean },
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    if (!/^[\w-]{8,128}$/.test(key)) throw new OpscoreError('idempotency-key-invalid');
    const kept = await this.keys.begin({ userId, key, requestHash: hashOf(request), now: this.clock() });
    if (kept !== null) {
      response.setHeader('Idempotency-Replayed', 'true');
      if (kept.body === null && showsSecret) throw new OpscoreError('answer-shown-once');
      return replay(response, kept.status, kept.body);
    }
    let answer: unknown;
    try {
      answer = await work();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) await this.keys.forget(userId, key);
      else await this.keys.finish(userId, key, refusal);
      throw error;
    }
    // The work is done: where its answer cannot be kept, the key must not be forgotten, or the work would be done again.
    const body = answer === undefined || showsSecret ? null : JSON.stringify(answer);
    // An answer that is too long to be kept is not given twice either.
    await this.keys.finish(userId, key, { status: response.statusCode, body: body !== null && body.length > LARGEST_KEPT ? null : body });
    return answer;
  }
}

/** What is kept of a refusal: enough to tell it again, in any language. */
interface KeptRefusal {
  readonly code?: ErrorCode;
  readonly details?: ErrorDetails;
  readonly problems?: RequestInvalid['problems'];
  readonly message?: string;
}

/** What makes two requests the same: the route, the query, and the body, or (where it is streamed) its length. */
function hashOf({ method, originalUrl, headers, body }: AdmittedRequest): string {
  const content = body === undefined ? [headers['content-length'] ?? null, headers['content-type'] ?? null] : (body as unknown);
  return createHash('sha256').update(JSON.stringify([method, originalUrl, content])).digest('hex');
}

/** A refusal that would be the same again; null for a fault of the server. */
function refusalOf(error: unknown): { status: number; body: string } | null {
  if (error instanceof OpscoreError) {
    const { http } = ERRORS[error.code];
    const { code, details } = error;
    const problems = error instanceof RequestInvalid ? error.problems : undefined;
    return http < 500 ? { status: http, body: JSON.stringify({ code, details, problems }) } : null;
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    return { status: error.getStatus(), body: JSON.stringify({ message: error.message }) };
  }
  return null;
}

function replay(response: Response, status: number, body: string | null): unknown {
  if (status < 400) {
    response.status(status);
    return body === null ? undefined : (JSON.parse(body) as unknown);
  }
  const { code, details, problems, message } = JSON.parse(body ?? '{}') as KeptRefusal;
  if (problems !== undefined) throw new RequestInvalid(problems);
  if (code !== undefined) throw new OpscoreError(code, details);
  throw new HttpException(message ?? '', status);
}

