import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, HttpStatus } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { STATUS_CODES } from 'node:http';
import type { Logger } from 'pino';
import { ERRORS } from '#libs/domain/error-table.js';
import { OpscoreError } from '#libs/domain/errors.js';

/** A problem as RFC 9457 writes it. */
interface ProblemDetails {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
}

/** Answers failures with problem details. What nobody expected goes to the log, and only its status to the asker. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(
    private readonly adapter: AbstractHttpAdapter,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response: unknown = host.switchToHttp().getResponse();
    const own = ownBodyOf(error);
    const body = own ?? describe(error);
    const status = error instanceof HttpException ? error.getStatus() : (body as ProblemDetails).status;
    if (status >= 500 && own === null) this.logger.error({ err: error }, 'a request failed');
    const type = own === null ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8';
    this.adapter.setHeader(response, 'Content-Type', type);
    this.adapter.reply(response, JSON.stringify(body), status);
  }
}

/** A controller may throw the body of its answer: an object with a status that is no number. */
function ownBodyOf(error: unknown): object | null {
  if (!(error instanceof HttpException)) return null;
  const body = error.getResponse();
  return typeof body === 'object' && 'status' in body && typeof body.status === 'string' ? body : null;
}

function describe(error: unknown): ProblemDetails {
  if (error instanceof OpscoreError) {
    const { http } = ERRORS[error.code];
    return { type: 'about:blank', title: titleOf(http), status: http, detail: error.message, code: error.code };
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return { type: 'about:blank', title: titleOf(status), status, detail: error.message };
  }
  const status = HttpStatus.INTERNAL_SERVER_ERROR;
  return { type: 'about:blank', title: titleOf(status), status };
}

const titleOf = (status: number): string => STATUS_CODES[status] ?? 'Error';
