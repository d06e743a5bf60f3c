import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { Authentication } from '#libs/access/authentication.js';
import type { Principal } from '#libs/access/principal.js';
import { Sessions } from '#libs/access/sessions.js';
import { SignIn } from '#libs/access/sign-in.js';
import type { Settings } from '#libs/config/settings.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AdmittedRequest } from '../http/access.js';
import { Access, Public, SignedIn, Who, addressOf } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.js';
import { SETTINGS } from '../http/settings.js';
import { SignInRequest, SignedInAnswer, showSignedIn } from './session.dto.js';

/** Signing in and out, and who is signed in. */
@Controller('session')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIns: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Public()
  @Post()
  @ApiCreatedResponse({ type: SignedInAnswer })
  async begin(
    @Body() { name, password }: SignInRequest,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInAnswer> {
    const place = {
      address: addressOf(request),
      userAgent: request.headers['user-agent'] ?? null,
      requestId: request.requestId ?? null,
    };
    const begun = await this.signIns.signIn({ name, password }, place, this.clock());
    const principal = await this.authentication.bySession(begun.secret);
    // Disabled in this very moment.
    if (principal === null) throw new OpscoreError('sign-in-failed');
    setSessionCookie(response, this.settings, begun);
    response.setHeader('Cache-Control', 'no-store');
    return showSignedIn(principal);
  }

  @Access('account.own', { evenWithFirstPassword: true })
  @Get()
  @ApiOkResponse({ type: SignedInAnswer })
  show(@SignedIn() principal: Principal, @Res({ passthrough: true }) response: Response): SignedInAnswer {
    response.setHeader('Cache-Control', 'no-store');
    return showSignedIn(principal);
  }

  @Access('account.own', { pageOnly: true, evenWithFirstPassword: true })
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Signed out.' })
  async end(@SignedIn() principal: Principal, @Who() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(principal.userId, principal.credentialId, actor, this.clock());
    clearSessionCookie(response, this.settings);
    response.setHeader('Cache-Control', 'no-store');
  }
}
