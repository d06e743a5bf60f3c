// Lets Node run the TypeScript of this repository as it stands, without a build: `node --import <this file> script.ts`.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformSync } from '@swc/core';

if (isMainThread) register(import.meta.url);

const root = new URL('../../', import.meta.url);
const FOLDER_OF = { '#libs/': new URL('libs/', root), '#migrations/': new URL('migrations/', root) };

/** `#libs/a.js` and `./a.js` name the TypeScript file beside which no JavaScript stands. */
export function resolve(specifier, context, next) {
  const alias = Object.keys(FOLDER_OF).find((prefix) => specifier.startsWith(prefix));
  const isRelative = specifier.startsWith('./') || specifier.startsWith('../');
  const base = alias === undefined ? context.parentURL : FOLDER_OF[alias];
  const path = alias === undefined ? specifier : specifier.slice(alias.length);
  if ((alias !== undefined || isRelative) && path.endsWith('.js')) {
    const source = new URL(path.replace(/\.js$/, '.ts'), base);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export function load(url, context, next) {
  if (!url.startsWith(pathToFileURL('/').href) || !url.endsWith('.ts')) return next(url, context);
  const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
