import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import { parseSync } from '@swc/core';

/** The sources of this repository as the checks read them. */

export const ROOT = resolve(__dirname, '../..');

export interface Import {
  /** As written: `#libs/domain/money.js`, `./kind.js`, `node:fs`, `zod`. */
  readonly specifier: string;
  /** The file of this repository that it names; null for packages and Node's own. */
  readonly file: string | null;
  /** The names that it takes, as the other module calls them. */
  readonly names: readonly string[];
}

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Its strings and templates; what a template fills in is `${}`. */
  readonly texts: readonly string[];
  /** What it calls, makes and reads by name: `Date.now`, `new Date()`, `fetch`. */
  readonly names: ReadonlySet<string>;
}

/** Nobody reads or edits these; tests keep them true. */
const WRITTEN_BY_PROGRAMS = new Set(['apps/web/api/schema.d.ts']);

/** The TypeScript files below folders of the root. */
export function readSourceFiles(...folders: string[]): SourceFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.split(sep).join('/')))
      .filter((path) => /\.tsx?$/.test(path) && !WRITTEN_BY_PROGRAMS.has(path)),
  );
  return paths.toSorted().map((path) => parseSource(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** Reads a file of a path, which need not exist: checks are tried on planted violations. */
export function parseSource(path: string, text: string): SourceFile {
  const found: Findings = { imports: [], texts: [], names: new Set() };
  visit(parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx'), decorators: true, target: 'es2022' }), found);
  const imports = found.imports.map(({ specifier, names }) => ({ specifier, names, file: fileOf(path, specifier) }));
  return { path, text, imports, texts: found.texts, names: found.names };
}

/** Whether a file is part of the tests rather than of the product. */
export function isTest({ path }: { readonly path: string }): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts');
}

function fileOf(path: string, specifier: string): string | null {
  const source = specifier.replace(/\.js$/, '.ts');
  if (source.startsWith('#')) return source.slice(1);
  if (!source.startsWith('.')) return null;
  const file = posix.join(posix.dirname(path), source);
  // Views are written in .tsx, and named .js like all others.
  return existsSync(join(ROOT, `${file}x`)) ? `${file}x` : file;
}

interface Findings {
  readonly imports: { specifier: string; names: string[] }[];
  readonly texts: string[];
  readonly names: Set<string>;
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, found: Findings): void {
  if (Array.isArray(value)) for (const each of value) visit(each, found);
  if (!isNode(value)) return;
  note(value, found);
  for (const each of Object.values(value)) visit(each, found);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function note(node: Node, found: Findings): void {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (isNode(node['source'])) found.imports.push({ specifier: textOf(node['source']), names: namesOf(node) });
      break;
    case 'TsImportType':
      if (isNode(node['argument'])) found.imports.push({ specifier: textOf(node['argument']), names: [] });
      break;
    case 'CallExpression':
      noteCall(node, found);
      break;
    case 'NewExpression': {
      const hasArguments = Array.isArray(node['arguments']) && node['arguments'].length > 0;
      found.names.add(`new ${nameOf(node['callee'])}(${hasArguments ? '…' : ''})`);
      break;
    }
    case 'MemberExpression':
      found.names.add(`${nameOf(node['object'])}.${nameOf(node['property'])}`);
      found.names.add(nameOf(node['object']));
      break;
    case 'StringLiteral':
      found.texts.push(textOf(node));
      break;
    case 'TemplateLiteral':
      if (Array.isArray(node['quasis']))
        found.texts.push(node['quasis'].map((each: Node) => String(each['cooked'])).join('${}'));
      break;
    default:
  }
}

function noteCall(node: Node, found: Findings): void {
  const { callee, arguments: given } = node;
  found.names.add(nameOf(callee));
  if (!isNode(callee) || callee['type'] !== 'Import' || !Array.isArray(given)) return;
  const [first]: Node[] = given;
  if (isNode(first?.['expression'])) found.imports.push({ specifier: textOf(first['expression']), names: [] });
}

function namesOf(node: Node): string[] {
  const specifiers: Node[] = Array.isArray(node['specifiers']) ? node['specifiers'] : [];
  return specifiers.map(({ imported, orig, local }) => nameOf(imported ?? orig ?? local));
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node['value'] === 'string' ? node['value'] : '';
}

function textOf(node: Node): string {
  return String(node['value'] ?? '');
}
