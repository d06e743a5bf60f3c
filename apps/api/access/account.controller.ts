import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '#libs/access/principal.js';
import { Sessions } from '#libs/access/sessions.js';
import { SignIn } from '#libs/access/sign-in.js';
import { PersonalTokens } from '#libs/access/tokens.js';
import { Users } from '#libs/access/users.js';
import type { Actor } from '#libs/domain/actor.js';
import { Access, SignedIn, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { ShowsSecret } from '../http/idempotency.interceptor.js';
import type { Page } from '../http/pages.js';
import { PageOf } from '../http/pages.js';
import {
  AccountChangeRequest,
  MadeTokenAnswer,
  NewTokenRequest,
  PageSessionAnswer,
  PasswordChangeRequest,
  SessionParams,
  TokenAnswer,
  TokenParams,
  showPageSession,
  showToken,
} from './account.dto.js';
import { SignedInAnswer, showSignedIn } from './session.dto.js';

/** One's own account: password, names, tokens and sessions. What changes who somebody is, is not for tokens. */
@Controller('account')
export class AccountController {
  constructor(
    @Inject(Users) private readonly users: Users,
    @Inject(SignIn) private readonly signIns: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(PersonalTokens) private readonly tokens: PersonalTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('account.own', { pageOnly: true, evenWithFirstPassword: true })
  @Put('password')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Replaced; all other sessions have ended.' })
  async changePassword(@Body() { currentPassword, newPassword }: PasswordChangeRequest, @SignedIn() principal: Principal, @Who() actor: Actor): Promise<void> {
    const { userId, credentialId: sessionId } = principal;
    await this.signIns.changePassword({ userId, sessionId, currentPassword, newPassword }, actor, this.clock());
  }

  @Access('account.own', { pageOnly: true })
  @Patch()
  @ApiOkResponse({ type: SignedInAnswer })
  async change(@Body() asked: AccountChangeRequest, @SignedIn() principal: Principal, @Who() actor: Actor): Promise<SignedInAnswer> {
    const { displayName, language } = asked;
    const given = { ...(displayName !== undefined && { displayName }), ...(language !== undefined && { language }) };
    const user = await this.users.change(principal.userId, given, null, { actor, now: this.clock() });
    return showSignedIn({ ...principal, displayName: user.displayName, language: user.language });
  }

  @Access('account.own')
  @Get('tokens')
  @ApiOkResponse({ type: PageOf(TokenAnswer) })
  async listTokens(@SignedIn() { userId }: Principal): Promise<Page<TokenAnswer>> {
    return { items: (await this.tokens.listOf(userId)).map(showToken), nextCursor: null };
  }

  @Access('account.own', { pageOnly: true })
  @Post('tokens')
  @ShowsSecret()
  @ApiCreatedResponse({ type: MadeTokenAnswer })
  async makeToken(
    @Body() { name, permissions, expiresAt }: NewTokenRequest,
    @SignedIn() principal: Principal,
    @Who() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MadeTokenAnswer> {
    const asked = { name, permissions, expiresAt: new Date(expiresAt) };
    const { token, secret } = await this.tokens.make(principal, asked, { actor, now: this.clock() });
    response.setHeader('Cache-Control', 'no-store');
    return { token: showToken(token), secret };
  }

  @Access('account.own', { pageOnly: true })
  @Delete('tokens/:tokenId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Revoked.' })
  async revokeToken(@Param() { tokenId }: TokenParams, @SignedIn() principal: Principal, @Who() actor: Actor): Promise<void> {
    await this.tokens.revoke(principal, tokenId, { actor, now: this.clock() });
  }

  @Access('account.own')
  @Get('sessions')
  @ApiOkResponse({ type: PageOf(PageSessionAnswer) })
  async listSessions(@SignedIn() { userId, credentialId }: Principal): Promise<Page<PageSessionAnswer>> {
    const sessions = await this.sessions.listOf(userId, this.clock());
    return { items: sessions.map((each) => showPageSession(each, credentialId)), nextCursor: null };
  }

  @Access('account.own', { pageOnly: true })
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Ended.' })
  async endSession(@Param() { sessionId }: SessionParams, @SignedIn() { userId }: Principal, @Who() actor: Actor): Promise<void> {
    await this.sessions.end(userId, sessionId, actor, this.clock());
  }
}
