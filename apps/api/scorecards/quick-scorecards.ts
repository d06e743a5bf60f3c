import type { RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import helmet from 'helmet';
import { parseDay } from '#libs/domain/business-time.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { AccessRule, AdmittedRequest } from '../http/access.js';
import { ACCESS_RULE } from '../http/access.js';
import { AccessGuard } from '../http/access.guard.js';
import { hasVersion } from '../http/etags.js';
import { ReachChecks } from '../http/reach-checks.js';
import type { NoteRequest } from '../http/request-log.js';
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

  /** Stands before Express, which is given what is not answered here. `security` are the headers that all answers have. */
  handler(security: ReadonlyMap<string, string>, note: NoteRequest, express: RequestListener): RequestListener {
    const headers = [...security].flat();
    return (incoming, response) => {
      // Express makes more of it, where it comes to that.
      const request = incoming as AdmittedRequest;
      const requestId = note(request, response);
      const { method, headers: sent } = request;
      // Who brings nothing to be recognised by is not worth a look at the database.
      const isAnonymous = sent.authorization === undefined && sent.cookie === undefined;
      const asked = method === 'GET' && !isAnonymous ? readAsked(request.url ?? '') : null;
      if (asked === null) {
        express(request, response);
        return;
      }
      this.answer(asked, request, response, [...headers, 'X-Request-Id', requestId]).catch(() => {
        if (!response.headersSent) setImmediate(express, request, response);
        else response.destroy();
      });
    };
  }

  private async answer(asked: AskedScorecard, request: AdmittedRequest, response: ServerResponse, headers: string[]): Promise<void> {
    // Looked up while the caller is still being recognised; told to nobody who may not see it.
    const looking = this.answers.version(asked);
    looking.catch(() => undefined);
    const named = { headers: request.headers, method: request.method, params: { managerId: asked.managerId }, query: {}, body: undefined } as unknown as AdmittedRequest;
    // Who reaches all, or this manager by name, needs no look at the directory: whether there is one, the scorecard says.
    await this.guard.admit(named, this.rule, async (reach) => {
      if (!reach.everything && !reach.managerIds.includes(asked.managerId)) await this.reachChecks.requireNamed(named, reach);
    });
    const version = await looking;
    request.principal = named.principal as NonNullable<AdmittedRequest['principal']>;
    const tag = this.answers.tag(version);
    if (hasVersion(request, tag)) {
      // Written at once: one by one, headers cost more than all the rest.
      response.writeHead(304, [...headers, 'ETag', tag, 'Cache-Control', 'private, no-cache']);
      response.end();
      return;
    }
    for (let at = 0; at + 1 < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
    await this.answers.send(asked, version, request, response);
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
