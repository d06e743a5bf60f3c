import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { Sessions } from '#libs/access/sessions.js';
import { PersonalTokens } from '#libs/access/tokens.js';
import type { User } from '#libs/access/users.js';
import { Users } from '#libs/access/users.js';
import { nameKeyOf } from '#libs/access/user-names.js';
import type { Actor } from '#libs/domain/actor.js';
import type { AdmittedRequest } from '../http/access.js';
import { Access, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { isUnchanged, requireMatch, tagOf } from '../http/etags.js';
import { ShowsSecret } from '../http/idempotency.interceptor.js';
import type { Page } from '../http/pages.js';
import { PageOf, PageQuery, limitOf, pageOf, readCursor } from '../http/pages.js';
import { TokenAnswer, showToken } from './account.dto.js';
import {
  GrantsRequest,
  NewUserRequest,
  OneTimePasswordAnswer,
  UserAnswer,
  UserChangeRequest,
  UserParams,
  UserTokenParams,
  showUser,
} from './users.dto.js';

/** The accounts of people, for administrators; auditors read them. No token changes them. */
@Controller('users')
export class UsersController {
  constructor(
    @Inject(Users) private readonly users: Users,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(PersonalTokens) private readonly tokens: PersonalTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('users.read')
  @Get()
  @ApiOkResponse({ type: PageOf(UserAnswer) })
  async list(@Query() query: PageQuery): Promise<Page<UserAnswer>> {
    const limit = limitOf(query);
    const [after = null] = readCursor(query.cursor, ['text']) ?? [];
    const users = await this.users.list({ after: after as string | null, limit: limit + 1 });
    const now = this.clock();
    return pageOf(users, limit, { keyOf: ({ name }) => [nameKeyOf(name)], show: (user) => showUser(user, now) });
  }

  @Access('users.change', { pageOnly: true })
  @Post()
  @ShowsSecret()
  @ApiCreatedResponse({ type: OneTimePasswordAnswer })
  async add(@Body() { name, displayName, language, grants }: NewUserRequest, @Who() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<OneTimePasswordAnswer> {
    const now = this.clock();
    const { user, oneTimePassword } = await this.users.add({ name, displayName, language, grants }, { actor, now });
    return { user: this.show(user, response), oneTimePassword };
  }

  @Access('users.read')
  @Get(':userId')
  @ApiOkResponse({ type: UserAnswer })
  @ApiResponse({ status: 304, description: 'As it was when you saw this ETag.' })
  async find(@Param() { userId }: UserParams, @Req() request: AdmittedRequest, @Res({ passthrough: true }) response: Response): Promise<UserAnswer | undefined> {
    const user = await this.users.get(userId);
    // A lock comes and goes without a change of the version.
    const answer = showUser(user, this.clock());
    return answer.lockedUntil === null && isUnchanged(request, response, tagOf(user.version)) ? undefined : this.show(user, response);
  }

  @Access('users.change', { pageOnly: true })
  @Patch(':userId')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the user as you saw it.' })
  @ApiOkResponse({ type: UserAnswer })
  async change(
    @Param() { userId }: UserParams,
    @Body() { displayName, active }: UserChangeRequest,
    @Who() actor: Actor,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserAnswer> {
    const version = await this.requireVersion(userId, request);
    const given = { ...(displayName !== undefined && { displayName }), ...(active !== undefined && { active }) };
    return this.show(await this.users.change(userId, given, version, { actor, now: this.clock() }), response);
  }

  @Access('users.change', { pageOnly: true })
  @Put(':userId/grants')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the user as you saw it.' })
  @ApiOkResponse({ type: UserAnswer })
  async setGrants(
    @Param() { userId }: UserParams,
    @Body() { grants }: GrantsRequest,
    @Who() actor: Actor,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserAnswer> {
    const version = await this.requireVersion(userId, request);
    return this.show(await this.users.setGrants(userId, grants, version, { actor, now: this.clock() }), response);
  }

  @Access('users.change', { pageOnly: true })
  @Post(':userId/password-reset')
  @HttpCode(200)
  @ShowsSecret()
  @ApiOkResponse({ type: OneTimePasswordAnswer })
  async resetPassword(@Param() { userId }: UserParams, @Who() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<OneTimePasswordAnswer> {
    const { user, oneTimePassword } = await this.users.resetPassword(userId, { actor, now: this.clock() });
    return { user: this.show(user, response), oneTimePassword };
  }

  @Access('users.change', { pageOnly: true })
  @Delete(':userId/sessions')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'All sessions of the user have ended.' })
  async endSessions(@Param() { userId }: UserParams, @Who() actor: Actor): Promise<void> {
    await this.sessions.endAll(await this.users.get(userId), actor, this.clock());
  }

  @Access('users.read')
  @Get(':userId/tokens')
  @ApiOkResponse({ type: PageOf(TokenAnswer) })
  async listTokens(@Param() { userId }: UserParams): Promise<Page<TokenAnswer>> {
    await this.users.get(userId);
    return { items: (await this.tokens.listOf(userId)).map(showToken), nextCursor: null };
  }

  @Access('users.change', { pageOnly: true })
  @Delete(':userId/tokens/:tokenId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Revoked.' })
  async revokeToken(@Param() { userId, tokenId }: UserTokenParams, @Who() actor: Actor): Promise<void> {
    await this.tokens.revoke(await this.users.get(userId), tokenId, { actor, now: this.clock() });
  }

  /** The version that a change is based on. */
  private async requireVersion(userId: string, request: AdmittedRequest): Promise<number> {
    const { version } = await this.users.get(userId);
    requireMatch(request, tagOf(version));
    return version;
  }

  private show(user: User, response: Response): UserAnswer {
    response.setHeader('ETag', tagOf(user.version));
    response.setHeader('Cache-Control', 'no-store');
    return showUser(user, this.clock());
  }
}
