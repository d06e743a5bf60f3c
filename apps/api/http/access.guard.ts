import { timingSafeEqual } from 'node:crypto';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { Authentication } from '#libs/access/authentication.js';
import type { Principal } from '#libs/access/principal.js';
import type { Settings } from '#libs/config/settings.js';
import type { Reach } from '#libs/domain/access.js';
import { reachOf } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AccessRule, AdmittedRequest } from './access.js';
import { ACCESS_RULE } from './access.js';
import { ReachChecks } from './reach-checks.js';
import { SETTINGS } from './settings.js';
import { sessionCookieName } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a request in or not: the one place where access is decided, for every route, download, event stream and page of the API.
 * Who calls, whether one of their roles has the permission of the route, and whether the managers, merchants and divisions that
 * the request names are within the reach of those roles.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(ReachChecks) private readonly reachChecks: ReachChecks,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.admit(context.switchToHttp().getRequest<AdmittedRequest>(), ruleOf(context));
    return true;
  }

  /**
   * Admits a request by a rule, also outside of Nest's routes. Throws `sign-in-needed`, `csrf-token-wrong`, `origin-foreign`,
   * `password-change-needed`, `not-permitted`, `not-for-tokens`, `outside-scope` and what the named ids lack. `check` is how what the
   * request names is held against the reach, where that is not looked up at once with the caller.
   */
  async admit(request: AdmittedRequest, rule: AccessRule, check?: (reach: Reach) => Promise<void>): Promise<void> {
    if (rule.kind === 'public') return;
    const requireNamed = isAnonymous(request) ? null : (check ?? this.reachChecks.begin(request));
    const principal = await this.recognise(request);
    if (principal === null || requireNamed === null) throw new OpscoreError('sign-in-needed');
    if (principal.via === 'page' && !SAFE_METHODS.has(request.method)) {
      if (rule.foreignPage) this.requireSameOrigin(request);
      else this.requireOwnPage(request, principal);
    }
    if (principal.via === 'token' && rule.pageOnly) throw new OpscoreError('not-for-tokens');
    if (principal.mustChangePassword && !rule.evenWithFirstPassword) throw new OpscoreError('password-change-needed');
    const { permission } = rule;
    const reach = principal.permissions?.includes(permission) === false ? null : reachOf(principal.grants, permission);
    if (reach === null) throw new OpscoreError('not-permitted', { permission });
    await requireNamed(reach);
    request.principal = principal;
    request.reach = reach;
  }

  private async recognise(request: AdmittedRequest): Promise<Principal | null> {
    const { authorization, cookie } = request.headers;
    // Who sends a token means it: a cookie beside it must not step in for a wrong one.
    if (authorization !== undefined) {
      const [, token] = /^Bearer ([\w.~+/=-]{1,500})$/i.exec(authorization) ?? [];
      return token === undefined ? null : this.authentication.byToken(token);
    }
    if (cookie === undefined) return null;
    const secret = parseCookie(cookie)[sessionCookieName(this.settings)];
    return secret === undefined ? null : this.authentication.bySession(secret);
  }

  /** A browser sends the cookie along with what other sites make it send: a change needs the token that only our page can read. */
  private requireOwnPage(request: AdmittedRequest, { csrfToken }: Principal): void {
    const { origin } = request.headers;
    if (origin !== undefined && !this.isOwnOrigin(origin, request.headers.host)) throw new OpscoreError('origin-foreign', { origin: origin.slice(0, 200) });
    const given = request.headers['x-csrf-token'];
    if (csrfToken === null || typeof given !== 'string' || !isSame(given, csrfToken)) throw new OpscoreError('csrf-token-wrong');
  }

  /**
   * For a page that cannot send our token. Every browser names the origin with a request that changes something, most also say
   * in Sec-Fetch-Site whether it comes from the very same origin, and no page can set either header itself. A request that has
   * neither comes from no page: it is refused here, since programs have tokens. The cookie is SameSite besides.
   */
  private requireSameOrigin({ headers }: AdmittedRequest): void {
    const { origin, host, 'sec-fetch-site': site } = headers;
    const isOwn = origin === undefined ? site === 'same-origin' : this.isOwnOrigin(origin, host);
    if (!isOwn || (site !== undefined && site !== 'same-origin')) throw new OpscoreError('origin-foreign', { origin: (origin ?? '-').slice(0, 200) });
  }

  private isOwnOrigin(origin: string, host: string | undefined): boolean {
    const { OPSCORE_PUBLIC_URL } = this.settings;
    if (OPSCORE_PUBLIC_URL !== undefined && new URL(OPSCORE_PUBLIC_URL).origin === origin) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }
}

/** What the route of a context asks of its callers. Throws where it says nothing: such an application does not start. */
function ruleOf(context: ExecutionContext): AccessRule {
  const rule = Reflect.getMetadata(ACCESS_RULE, context.getHandler()) as AccessRule | undefined;
  if (rule === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it.`);
  return rule;
}

/** Who brings nothing to be recognised by is not worth a look at the database. */
function isAnonymous({ headers }: AdmittedRequest): boolean {
  return headers.authorization === undefined && headers.cookie === undefined;
}

function isSame(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
