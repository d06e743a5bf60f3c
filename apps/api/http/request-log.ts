import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { AdmittedRequest } from './access.js';

/** Gives every request an id, which its answer and its lines in the log carry, and notes how it ended. Queries are not noted: they name people. */
export function logRequests(logger: Logger): RequestHandler {
  const notes = logger.isLevelEnabled('info');
  return (request: AdmittedRequest, response, next) => {
    const requestId = randomUUID();
    request.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    if (notes) {
      const begun = performance.now();
      response.once('close', () => {
        const { method, path, principal } = request;
        const milliseconds = Math.round(performance.now() - begun);
        logger.info({ requestId, method, path, status: response.statusCode, isWhole: response.writableFinished, milliseconds, userId: principal?.userId }, 'a request was answered');
      });
    }
    next();
  };
}
