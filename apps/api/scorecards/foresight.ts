import type { NestMiddleware } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { parseDay } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { PublishedScorecards } from '#libs/scorecards/published-scorecards.js';
import type { Publication, ScorecardVersion } from '#libs/scorecards/summaries.js';

/** What was looked up for a request before it was known who asks. */
interface Foreseen {
  readonly version?: Promise<ScorecardVersion>;
  readonly publication?: Promise<Publication>;
}

const foreseen = new WeakMap<Request, Foreseen>();

/**
 * Begins to look up which scorecard or ranking is published while the caller is still being recognised: the two looks at the database
 * are made at once. Nothing of it is told to who may not see it. What is no period or day is left to the route to refuse.
 */
@Injectable()
export class Foresight implements NestMiddleware {
  constructor(@Inject(PublishedScorecards) private readonly published: PublishedScorecards) {}

  use(request: Request, _response: Response, next: NextFunction): void {
    const asked = readAsked(request);
    const { managerId } = request.params;
    if (asked !== null && request.method === 'GET') {
      const look =
        typeof managerId === 'string' && !managerId.includes('\0')
          ? { version: this.published.version(asked.period, asked.asOf, managerId) }
          : { publication: this.published.publication(asked.period, asked.asOf) };
      // A failure is told to who waits for it.
      Object.values(look)[0]?.catch(() => undefined);
      foreseen.set(request, look);
    }
    next();
  }
}

/** Which scorecard a request is about, where that was looked up already. */
export function foreseenVersion(request: Request): Promise<ScorecardVersion> | undefined {
  return foreseen.get(request)?.version;
}

/** Which ranking a request is about, where that was looked up already. */
export function foreseenPublication(request: Request): Promise<Publication> | undefined {
  return foreseen.get(request)?.publication;
}

function readAsked({ headers, query }: Request): { period: Period; asOf: string | null } | null {
  const { period, asOf } = query;
  // Who brings nothing to be recognised by is not worth a look at the database.
  if ((headers.authorization === undefined && headers.cookie === undefined) || typeof period !== 'string') return null;
  if (asOf !== undefined && typeof asOf !== 'string') return null;
  try {
    return { period: parsePeriod(period), asOf: asOf === undefined ? null : parseDay(asOf) };
  } catch {
    return null;
  }
}
