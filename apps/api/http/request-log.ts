import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { AdmittedRequest } from './access.js';

/** Takes note of a request. Gives its id, which its answer and its lines in the log carry. */
export type NoteRequest = (request: AdmittedRequest, response: ServerResponse) => string;

/** Gives every request an id, and notes how it ended. Queries are not noted: they name people. */
export function noteRequests(logger: Logger): NoteRequest {
  const notes = logger.isLevelEnabled('info');
  return (request, response) => {
    const requestId = randomUUID();
    request.requestId = requestId;
    if (notes) {
      const begun = performance.now();
      const { method } = request;
      const [path] = (request.url ?? '').split('?', 1);
      response.once('close', () => {
        const milliseconds = Math.round(performance.now() - begun);
        logger.info({ requestId, method, path, status: response.statusCode, isWhole: response.writableFinished, milliseconds, userId: request.principal?.userId }, 'a request was answered');
      });
    }
    return requestId;
  };
}

/** Writes the id of a request into its answer. */
export const tellRequestId: RequestHandler = (request: AdmittedRequest, response, next) => {
  if (request.requestId !== undefined) response.setHeader('X-Request-Id', request.requestId);
  next();
};
