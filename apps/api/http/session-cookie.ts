import type { CookieOptions, Response } from 'express';
import type { Settings } from '#libs/config/settings.js';

/** Whether people reach the page over https alone. */
export function isHttpsOnly({ OPSCORE_PUBLIC_URL }: Pick<Settings, 'OPSCORE_PUBLIC_URL'>): boolean {
  return OPSCORE_PUBLIC_URL?.startsWith('https://') === true;
}

/** The name of the cookie that carries the session. With https no other host or path can set one of this name. */
export function sessionCookieName(settings: Pick<Settings, 'OPSCORE_PUBLIC_URL'>): string {
  return isHttpsOnly(settings) ? '__Host-opscore_session' : 'opscore_session';
}

/** Gives the browser the cookie of a session. Scripts cannot read it, and other sites cannot send it with a change. */
export function setSessionCookie(response: Response, settings: Settings, { secret, expiresAt }: { readonly secret: string; readonly expiresAt: Date }): void {
  response.cookie(sessionCookieName(settings), secret, { ...cookieOptions(settings), expires: expiresAt });
}

/** Takes the cookie of a session from the browser. */
export function clearSessionCookie(response: Response, settings: Settings): void {
  response.clearCookie(sessionCookieName(settings), cookieOptions(settings));
}

/** How all our cookies are set. Lax: who follows a link to a scorecard comes in signed in. */
export function cookieOptions(settings: Settings): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isHttpsOnly(settings), path: '/' };
}
