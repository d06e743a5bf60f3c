import { Module } from '@nestjs/common';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { PersonalTokens } from './tokens.js';
import { Users } from './users.js';

/** Users, how they sign in, their sessions and tokens. */
@Module({ providers: [Users, SignIn, Sessions, PersonalTokens], exports: [Users, SignIn, Sessions, PersonalTokens] })
export class AccessModule {}
