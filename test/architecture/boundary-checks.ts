import type { SourceFile } from './source-files.js';
import { isTest } from './source-files.js';

/** Who may import whom. Every check gives its findings as sentences: the file, and what to do. */

/** What the files of a folder may import beside themselves: other folders of this repository, and packages. */
export interface Allowance {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

/** The folder of the table that a file belongs to: `libs/domain`, `apps/cli`, `migrations`. */
export function folderOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === 'libs' || parts[0] === 'apps' ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

/** Imports that the table does not allow; tests may import what they like. */
export function findForeignImports(files: readonly SourceFile[], table: Readonly<Record<string, Allowance>>): string[] {
  return files
    .filter((file) => !isTest(file))
    .flatMap(({ path, imports }) => {
      const folder = folderOf(path);
      const allowed = table[folder];
      if (allowed === undefined) return [`${path}: ${folder} has no row in the table of imports; give it one.`];
      return imports.flatMap(({ specifier, file }) => {
        if (file === null) {
          const name = packageOf(specifier);
          return allowed.packages.includes(name)
            ? []
            : [`${path}: ${folder} may not import ${name}. Leave that to a folder that may, or add it to the table.`];
        }
        const other = folderOf(file);
        return other === folder || allowed.folders.includes(other)
          ? []
          : [`${path}: ${folder} may not import ${other} (${specifier}). Turn the dependency round, or move the code.`];
      });
    });
}

/** Folders of the table that may reach themselves through what they import: the direction is one. */
export function findTableCycles(table: Readonly<Record<string, Allowance>>): string[] {
  return findCycles(new Map(Object.entries(table).map(([folder, { folders }]) => [folder, folders]))).map(
    (cycle) => `${cycle.join(' → ')}: the table allows a circle. Dependencies go in one direction.`,
  );
}

/** Circles of files that import each other, types included. */
export function findImportCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.flatMap(({ file }) => file ?? [])]));
  return findCycles(graph).map(
    (cycle) =>
      `${cycle.join(' → ')}: these files import each other in a circle. Move what they share to one of its own.`,
  );
}

/** KPI slices that import each other, and files outside that reach past the list for more than a slice's pure rule. */
export function findSliceImports(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ file, specifier }) => {
        const other = file === null ? null : sliceOf(file);
        if (file === null || other === null || other === sliceOf(path) || path === 'libs/kpi/list.ts') return [];
        if (sliceOf(path) === null && file.endsWith('.rule.ts')) return [];
        return sliceOf(path) === null
          ? [`${path}: it reaches into the KPI ${other} (${specifier}). Walk the list in libs/kpi/list.ts instead.`]
          : [
              `${path}: it imports the KPI ${other} (${specifier}). Slices never import each other; move what both need to libs/domain.`,
            ];
      }),
    );
}

/** The statements that every module may use: the keys of locks. */
const SQL_FOR_ALL = 'libs/database/database.sql.ts';

/** SQL that another module than its owner imports. */
export function findForeignSql(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ file }) => file !== null && file.endsWith('.sql.ts') && file !== SQL_FOR_ALL)
        .filter(({ file }) => folderOf(file ?? '') !== folderOf(path))
        .map(
          ({ specifier }) =>
            `${path}: it imports the SQL of another module (${specifier}). Ask that module for a function.`,
        ),
    );
}

/** Days are computed with Date; what it says of now is not for rules. */
const IMPURE = [
  'Date.now',
  'new Date()',
  'Math.random',
  'performance',
  'crypto',
  'process',
  'globalThis',
  'console',
  'fetch',
  'require',
  'setTimeout',
  'setInterval',
  'setImmediate',
];

/** Rule files and libs/domain that ask for the time, for chance, or for the world. */
export function findImpurity(files: readonly SourceFile[]): string[] {
  const pure = files.filter((file) => !isTest(file) && isPure(file.path));
  return pure.flatMap(({ path, imports, names }) => [
    ...IMPURE.filter((name) => names.has(name)).map(
      (name) => `${path}: a rule may not use ${name}. Hand in what it gives as an argument.`,
    ),
    ...imports
      .filter(({ file }) => file === null || !isPureImport(path, file))
      .map(({ specifier }) => `${path}: a rule may not import ${specifier}. Rules are functions of their arguments.`),
  ]);
}

function isPure(path: string): boolean {
  return path.endsWith('.rule.ts') || path.startsWith('libs/domain/');
}

/** Rules know the domain, and the settings and rules beside them. */
function isPureImport(path: string, file: string): boolean {
  if (file.startsWith('libs/domain/')) return true;
  return (
    !path.startsWith('libs/domain/') &&
    folderOf(file) === folderOf(path) &&
    /(^|\/)settings\.ts$|\.rule\.ts$/.test(file)
  );
}

function sliceOf(path: string): string | null {
  return /^libs\/kpi\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** One circle through every file that stands in one. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (node: string, trail: readonly string[]): void => {
    const begun = trail.indexOf(node);
    if (begun >= 0) cycles.push([...trail.slice(begun), node]);
    if (begun >= 0 || done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  const once = new Map(cycles.map((cycle) => [cycle.join(), cycle]));
  return [...once.values()];
}
