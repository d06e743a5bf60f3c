import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpscoreError } from '#libs/domain/errors.js';

/** An ETag of what stands for a version: a digest, a number, a text. */
export function tagOf(version: string | number): string {
  const text = String(version);
  return /^[\w:.-]{1,80}$/.test(text) ? `"${text}"` : `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/**
 * Notes the version of an answer. True where the caller has it already: then 304 is answered, and the body is to be left out.
 * An answer is for the caller alone, and to be asked for again each time.
 */
export function isUnchanged(request: IncomingMessage, response: ServerResponse, tag: string): boolean {
  response.setHeader('ETag', tag);
  response.setHeader('Cache-Control', 'private, no-cache');
  if (!hasVersion(request, tag)) return false;
  response.statusCode = 304;
  return true;
}

/** Whether the caller has the version of a tag already. */
export function hasVersion(request: IncomingMessage, tag: string): boolean {
  return matches(request.headers['if-none-match'], tag);
}

/** Checks that a change is based on the version that is there. Throws `if-match-missing`, `changed-meanwhile`. */
export function requireMatch(request: IncomingMessage, tag: string): void {
  const given = request.headers['if-match'];
  if (given === undefined) throw new OpscoreError('if-match-missing');
  if (!matches(given, tag)) throw new OpscoreError('changed-meanwhile');
}

function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined || header === tag) return header !== undefined;
  return header.split(',').some((each) => {
    const given = each.trim();
    return given === '*' || given.replace(/^W\//, '') === tag;
  });
}
