import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCookie } from 'cookie';
import type { RequestHandler } from 'express';
import { Router, static as serveFiles } from 'express';
import type { Settings } from '#libs/config/settings.js';
import { sessionCookieName } from '../http/session-cookie.js';

/** Where the built page lies beside the built API. */
export const BUILT_PAGE = fileURLToPath(new URL('../../web/', import.meta.url));

/** What is answered by others, page or not. */
const NOT_THE_PAGE = /^\/(api|health|metrics|admin)(\/|$)/;

const A_YEAR_MS = 365 * 86_400_000;

/**
 * Serves the built page of a folder: files whose names carry a hash for a year, others as long as they are unchanged, and index.html
 * for every other address, so that each view can be linked. Into index.html it writes the business time zone, and whether the browser
 * brought a session. Null where nothing is built (from source): the API works without it.
 */
export function servePage(folder: string, settings: Settings): RequestHandler | null {
  const index = join(folder, 'index.html');
  const assets = join(folder, 'assets');
  if (!existsSync(index) || !existsSync(assets)) return null;
  const html = readFileSync(index, 'utf8').replace(/ data-zone="[^"]*"/, ` data-zone="${settings.timeZone}"`);
  const forNobody = html.replace('<html ', '<html data-session="none" ');
  const cookie = sessionCookieName(settings);
  const router = Router();
  router.use('/assets', serveFiles(assets, { immutable: true, maxAge: A_YEAR_MS, index: false, redirect: false }));
  router.use(serveFiles(folder, { index: false, redirect: false, cacheControl: false, setHeaders: (response) => void response.setHeader('Cache-Control', 'no-cache') }));
  router.use((request, response, next) => {
    const isView = (request.method === 'GET' || request.method === 'HEAD') && request.accepts(['html', 'json']) === 'html';
    // A file of an older page is gone: the page in its place would be taken for a script.
    if (!isView || request.path.startsWith('/assets/')) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.vary('Cookie');
    // Who has no session need not be told so by a refusal.
    const { [cookie]: session } = parseCookie(request.headers.cookie ?? '');
    response.type('html').send(session === undefined ? forNobody : html);
  });
  return (request, response, next) => {
    if (NOT_THE_PAGE.test(request.path)) next();
    else router(request, response, next);
  };
}
