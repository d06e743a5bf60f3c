import { isUtf8 } from 'node:buffer';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import express from 'express';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AdmittedRequest } from './access.js';

/** What a JSON body may have at most: rule sets are the longest. */
const LARGEST_JSON = '1mb';

/** How deep lists and objects of a body may stand in one another. No request needs more than a few; what walks a body must not run out of stack. */
const DEEPEST_JSON = 32;

/** How long a JSON body may take to come. Uploads, which may take hours, are not read here. */
const LONGEST_READ_MS = 30_000;

/** Reads bodies of JSON in UTF-8; of a caller who sends one too slowly the connection ends. Files are not read here: they are streamed by their route. */
export function readJsonBodies({ longestMs = LONGEST_READ_MS }: { readonly longestMs?: number } = {}): RequestHandler {
  const read = express.json({
    limit: LARGEST_JSON,
    type: 'application/json',
    verify: (_request, _response, bytes, encoding) => {
      if (encoding !== 'utf-8') throw new OpscoreError('body-encoding-unsupported');
      if (!isUtf8(bytes)) throw new OpscoreError('body-not-utf8');
      if (isDeeperThan(bytes, DEEPEST_JSON)) throw new OpscoreError('body-too-deep', { deepest: DEEPEST_JSON });
    },
  });
  return (request, response, next) => {
    const giveUp = setTimeout(() => request.socket.destroy(), longestMs);
    response.once('close', () => clearTimeout(giveUp));
    read(request, response, (error?: unknown) => {
      clearTimeout(giveUp);
      next(error);
    });
  };
}

const [QUOTE, BACKSLASH] = Buffer.from('"\\');
const OPENING = new Set(Buffer.from('[{'));
const CLOSING = new Set(Buffer.from(']}'));

/** Whether lists and objects of a JSON text stand deeper in one another than so. It need not be whole. */
export function isDeeperThan(text: Uint8Array, deepest: number): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index++) {
    const byte = text[index] ?? 0;
    if (isInText) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (OPENING.has(byte)) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (CLOSING.has(byte)) depth -= 1;
  }
  return false;
}

const STREAMED_BODY = 'opscore:streamed-body';

/** The route reads the body itself, as it comes, and takes these types. */
export function StreamedBody(...types: readonly string[]): MethodDecorator {
  return SetMetadata(STREAMED_BODY, types);
}

/** Refuses bodies of another type than the route takes. Throws `content-type-unsupported`. */
@Injectable()
export class BodyTypeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<AdmittedRequest>();
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (!hasBody) return true;
    const types = (Reflect.getMetadata(STREAMED_BODY, context.getHandler()) as readonly string[] | undefined) ?? ['application/json'];
    const given = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (types.includes(given)) return true;
    throw new OpscoreError('content-type-unsupported', { given: given.slice(0, 100) || '-', wanted: types.join(', ') });
  }
}

/** How long the body of a request may take to come. */
const LONGEST_BODY_MS = 300_000;
const endings = new WeakMap<Request, NodeJS.Timeout>();

/** Ends requests whose bodies do not come to their end in time, but those that {@link allowSlowBody} was called for. */
export function endSlowRequests(): RequestHandler {
  return (request, _response, next) => {
    if (request.complete) {
      next();
      return;
    }
    const ending = setTimeout(() => request.destroy(), LONGEST_BODY_MS);
    ending.unref();
    endings.set(request, ending);
    const stop = () => clearTimeout(ending);
    request.once('end', stop).once('close', stop);
    next();
  };
}

/** The body of this request may take its time: whoever reads it gives it up where nothing comes any more. */
export function allowSlowBody(request: Request): void {
  clearTimeout(endings.get(request));
}
