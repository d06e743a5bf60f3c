import type { RequestHandler } from 'express';

/** Answers are for the caller alone, and nobody on the way or in the browser keeps them, unless a route says otherwise: those with a version do. */
export function keepAnswersPrivate(): RequestHandler {
  return (request, response, next) => {
    if (/^\/(api|admin)(\/|$)/i.test(request.path)) response.setHeader('Cache-Control', 'no-store');
    next();
  };
}
