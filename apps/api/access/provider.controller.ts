import { Controller, Get, HttpStatus, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse } from '@nestjs/swagger';
import { parseCookie } from 'cookie';
import type { Response } from 'express';
import { OidcSignIn } from '#libs/access/oidc/oidc-sign-in.js';
import type { OidcJourney } from '#libs/access/oidc/oidc-provider.js';
import type { Settings } from '#libs/config/settings.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AdmittedRequest } from '../http/access.js';
import { Public, addressOf } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { cookieOptions, isHttpsOnly, setSessionCookie } from '../http/session-cookie.js';
import { SETTINGS } from '../http/settings.js';
import { ProviderStartQuery, SignInWaysAnswer } from './provider.dto.js';

/** How long somebody may take at the provider. */
const JOURNEY_MS = 10 * 60_000;

/** What the browser keeps on its way to the provider and back. */
interface KeptJourney extends OidcJourney {
  readonly returnTo: string;
}

/** Signing in by an OpenID Connect provider. */
@Controller('session')
export class ProviderController {
  constructor(
    @Inject(OidcSignIn) private readonly signIn: OidcSignIn,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Public()
  @Get('ways')
  @ApiOkResponse({ type: SignInWaysAnswer })
  ways(): SignInWaysAnswer {
    const { name } = this.signIn;
    return { provider: name === null ? null : { name, startPath: '/api/v1/session/provider' } };
  }

  @Public()
  @Get('provider')
  @ApiFoundResponse({ description: 'On to the provider.' })
  async start(@Query() { returnTo }: ProviderStartQuery, @Res() response: Response): Promise<void> {
    const { url, journey } = await this.signIn.begin();
    const kept: KeptJourney = { ...journey, returnTo: ownPath(returnTo) };
    response.cookie(this.journeyCookie, Buffer.from(JSON.stringify(kept)).toString('base64url'), { ...cookieOptions(this.settings), maxAge: JOURNEY_MS });
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(HttpStatus.FOUND, url);
  }

  @Public()
  @Get('provider/return')
  @ApiFoundResponse({ description: 'Back to the page, signed in.' })
  async finish(@Req() request: AdmittedRequest, @Res() response: Response): Promise<void> {
    const journey = readJourney(parseCookie(request.headers.cookie ?? '')[this.journeyCookie]);
    response.clearCookie(this.journeyCookie, cookieOptions(this.settings));
    if (journey === null) throw new OpscoreError('provider-refused', { reason: 'it took longer than ten minutes, or cookies are off' });
    const [, query = ''] = /\?(.*)$/s.exec(request.originalUrl) ?? [];
    const begun = await this.signIn.finish(query, journey, {
      place: { address: addressOf(request), userAgent: request.headers['user-agent'] ?? null, requestId: request.requestId ?? null },
      now: this.clock(),
    });
    setSessionCookie(response, this.settings, begun);
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(HttpStatus.FOUND, journey.returnTo);
  }

  private get journeyCookie(): string {
    return isHttpsOnly(this.settings) ? '__Host-opscore_journey' : 'opscore_journey';
  }
}

/** A path of our own: nobody is sent on to elsewhere. */
function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/';
}

function readJourney(cookie: string | undefined): KeptJourney | null {
  if (cookie === undefined) return null;
  try {
    const { state, nonce, verifier, returnTo } = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')) as Partial<Record<keyof KeptJourney, unknown>>;
    if (typeof state !== 'string' || typeof nonce !== 'string' || typeof verifier !== 'string') return null;
    return { state, nonce, verifier, returnTo: ownPath(typeof returnTo === 'string' ? returnTo : undefined) };
  } catch {
    return null;
  }
}
