import { Inject, Injectable } from '@nestjs/common';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { parseDay } from '#libs/domain/business-time.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { AccessRule, AdmittedRequest } from '../http/access.js';
import { ACCESS_RULE } from '../http/access.js';
import { AccessGuard } from '../http/access.guard.js';
import { ReachChecks } from '../http/reach-checks.js';
import type { AskedScorecard } from './scorecard-answers.js';
import { ScorecardAnswers } from './scorecard-answers.js';
import { ScorecardsController } from './scorecards.controller.js';

/** What the page and programs ask most, as they write it. */
const PLAIN_ADDRESS = /^\/api\/v1\/managers\/([\w.-]{1,100})\/scorecard\?period=([\dQ]{6,7}|[\d-]{7})(?:&asOf=([\d-]{10}))?$/;

/**
 * A short way for the question that is asked most: one scorecard. It asks the same guard by the same rule and gives the same answer as
 * the route ({@link ScorecardsController.scorecard}); all that is out of the ordinary (a refusal, a failure, another way to write the
 * question) goes the usual way, which says what is wrong.
 */
@Injectable()
export class QuickScorecards {
  private readonly rule: AccessRule;

  constructor(
    @Inject(AccessGuard) private readonly guard: AccessGuard,
    @Inject(ReachChecks) private readonly reachChecks: ReachChecks,
    @Inject(ScorecardAnswers) private readonly answers: ScorecardAnswers,
  ) {
    const route = Object.getOwnPropertyDescriptor(ScorecardsController.prototype, 'scorecard')?.value as object;
    this.rule = Reflect.getMetadata(ACCESS_RULE, route) as AccessRule;
  }

  /** Stands before everything else that looks at requests. `security` are the headers that all answers have. */
  handler(security: ReadonlyMap<string, string>): RequestHandler {
    return (request: AdmittedRequest, response, next) => {
      // Who brings nothing to be recognised by is not worth a look at the database.
      const isAnonymous = request.headers.authorization === undefined && request.headers.cookie === undefined;
      const asked = request.method === 'GET' && !isAnonymous ? readAsked(request.url) : null;
      if (asked === null) {
        next();
        return;
      }
      // Looked up while the caller is still being recognised; told to nobody who may not see it.
      const looking = this.answers.version(asked);
      looking.catch(() => undefined);
      const { headers, method } = request;
      const named = { headers, method, params: { managerId: asked.managerId }, query: {}, body: undefined } as unknown as AdmittedRequest;
      const answer = async () => {
        // Who reaches all, or this manager by name, needs no look at the directory: whether there is one, the scorecard says.
        await this.guard.admit(named, this.rule, async (reach) => {
          if (!reach.everything && !reach.managerIds.includes(asked.managerId)) await this.reachChecks.requireNamed(named, reach);
        });
        const version = await looking;
        request.principal = named.principal as NonNullable<AdmittedRequest['principal']>;
        for (const [name, value] of security) response.setHeader(name, value);
        await this.answers.send(asked, version, request, response);
      };
      answer().then(undefined, () => {
        if (!response.headersSent) setImmediate(next);
        else response.destroy();
      });
    };
  }
}

/** The headers that helmet gives every answer. */
export function securityHeaders(options: Parameters<typeof helmet>[0]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  const taker = { setHeader: (name: string, value: string) => headers.set(name, value), removeHeader: () => undefined };
  helmet(options)({} as never, taker as never, () => undefined);
  return headers;
}

function readAsked(url: string): AskedScorecard | null {
  const [, managerId, period, asOf] = PLAIN_ADDRESS.exec(url) ?? [];
  if (managerId === undefined || period === undefined) return null;
  try {
    return { managerId, period: parsePeriod(period), asOf: asOf === undefined ? null : parseDay(asOf) };
  } catch {
    return null;
  }
}
