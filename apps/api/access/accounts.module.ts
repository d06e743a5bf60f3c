import { Module } from '@nestjs/common';
import { AccessModule } from '#libs/access/access.module.js';
import { AccountController } from './account.controller.js';
import { SessionController } from './session.controller.js';
import { UsersController } from './users.controller.js';

/** Signing in, one's own account, and the accounts of people. */
@Module({ imports: [AccessModule], controllers: [SessionController, AccountController, UsersController] })
export class AccountsModule {}
