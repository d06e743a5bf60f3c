import { isIP } from 'node:net';
import type { ExecutionContext } from '@nestjs/common';
import { SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Principal } from '#libs/access/principal.js';
import type { Permission, Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';

/** What a route asks of who calls it. Every route says it, or the application does not start. */
export type AccessRule =
  /** Anybody may call it, signed in or not. */
  | { readonly kind: 'public' }
  | {
      readonly kind: 'permission';
      readonly permission: Permission;
      /** Not for tokens: what changes who somebody is. */
      readonly pageOnly: boolean;
      /** Open also to who has not replaced a first password yet. */
      readonly evenWithFirstPassword: boolean;
      /** Its page is not ours and cannot send our token: a change must prove by the browser's own headers that it comes from here. */
      readonly foreignPage: boolean;
    };

export const ACCESS_RULE = 'opscore:access-rule';

/** A request that the guard has let in. */
export interface AdmittedRequest extends Request {
  principal?: Principal;
  reach?: Reach;
  requestId?: string;
}

/** The route is open to who has a permission, within the reach of the roles that give it. */
export function Access(permission: Permission, options: { pageOnly?: boolean; evenWithFirstPassword?: boolean; foreignPage?: boolean } = {}): MethodDecorator {
  const { pageOnly = false, evenWithFirstPassword = false, foreignPage = false } = options;
  const rule: AccessRule = { kind: 'permission', permission, pageOnly, evenWithFirstPassword, foreignPage };
  return applyDecorators(SetMetadata(ACCESS_RULE, rule), ApiCookieAuth(), ...(pageOnly ? [] : [ApiBearerAuth()]));
}

/** The route is open to everybody. */
export function Public(): MethodDecorator {
  return SetMetadata(ACCESS_RULE, { kind: 'public' } satisfies AccessRule);
}

/** Whose rows the caller reaches by the permission of the route. */
export const ReachOf = createParamDecorator((_: unknown, context: ExecutionContext): Reach => {
  const { reach } = requestOf(context);
  if (reach === undefined) throw new Error('This route is public: nobody has a reach there.');
  return reach;
});

/** The one who is signed in. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Principal => principalOf(requestOf(context)));

/** The caller as the audit log names them. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => actorOf(requestOf(context)));

/** The caller of a request as the audit log names them. */
export function actorOf(request: AdmittedRequest): Actor {
  const { userId, name, via } = principalOf(request);
  return { userId, name, via, address: addressOf(request), requestId: request.requestId ?? null };
}

/** Where a request comes from. What a proxy says counts only where it is an address. */
export function addressOf(request: Request): string | null {
  const { ip } = request;
  return ip !== undefined && isIP(ip) !== 0 ? ip : (request.socket.remoteAddress ?? null);
}

function principalOf({ principal }: AdmittedRequest): Principal {
  if (principal === undefined) throw new Error('This route is public: nobody is known to be signed in there.');
  return principal;
}

function requestOf(context: ExecutionContext): AdmittedRequest {
  return context.switchToHttp().getRequest<AdmittedRequest>();
}
