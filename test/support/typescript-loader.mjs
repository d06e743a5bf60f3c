// Lets Node run the TypeScript of this repository as it stands, without a build: `node --import <this file> script.ts`.
// What was compiled is kept under node_modules, by what it was compiled from: many tests start many processes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

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

export async function load(url, context, next) {
  if (!url.startsWith(pathToFileURL('/').href) || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  return { format: 'module', source: await compile(filename, readFileSync(filename, 'utf8')), shortCircuit: true };
}

const OPTIONS = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
  },
  module: { type: 'es6' },
};

const kept = new URL('node_modules/.cache/opscore-typescript/', root);
const { version } = JSON.parse(readFileSync(new URL('node_modules/@swc/core/package.json', root), 'utf8'));
const compiler = JSON.stringify([version, OPTIONS]);

async function compile(filename, text) {
  const name = createHash('sha256').update(JSON.stringify([compiler, filename, text])).digest('hex');
  const path = new URL(`${name}.js`, kept);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  // The compiler itself takes a while to load, too.
  const { transformSync } = await import('@swc/core');
  const { code } = transformSync(text, { filename, ...OPTIONS });
  // Written beside and renamed: others may read or write it at the same moment.
  mkdirSync(kept, { recursive: true });
  const written = new URL(`${name}.${process.pid}`, kept);
  writeFileSync(written, code);
  renameSync(written, path);
  return code;
}
