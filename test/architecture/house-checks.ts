import type { SourceFile } from './source-files.js';
import { isTest } from './source-files.js';

/** House rules. Every check gives its findings as sentences: the file, and what to do. */

const LONGEST_FILE = 400;

/** Files that nobody reads in one sitting. */
export function findLongFiles(files: readonly SourceFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST_FILE)
    .map(({ path, lines }) => `${path}: ${lines} lines, ${LONGEST_FILE} at most. Divide it by what it is about.`);
}

/** Names that say nothing of the content. */
const EMPTY_NAMES = /^(shared|common|utils?|helpers?|misc|manager|base|data|info|lib|index|types)$/i;

/** Folders, files and exports named after nothing. */
export function findEmptyNames(files: readonly SourceFile[]): string[] {
  const ofPaths = files.flatMap(({ path }) =>
    path
      .split('/')
      .map((part) => part.replace(/(\.\w+)+$/, ''))
      .filter((part) => EMPTY_NAMES.test(part))
      .map((part) => `${path}: "${part}" says nothing of the content. Name it after what it is about.`),
  );
  const ofExports = files.flatMap(({ path, text }) =>
    exportedNames(text)
      .filter((name) => EMPTY_NAMES.test(name))
      .map((name) => `${path}: the export "${name}" says nothing of the content. Name it after what it is.`),
  );
  return [...new Set([...ofPaths, ...ofExports])];
}

/** Notes of work left undone. */
export function findUnfinished(files: readonly SourceFile[]): string[] {
  return findLines(files, /\b(TO[D]O|FIX[M]E|X[X]X|HAC[K])\b/, 'do it now, or open an issue and remove the note');
}

/** Exports without a name. */
export function findDefaultExports(files: readonly SourceFile[]): string[] {
  return findLines(
    files.filter((file) => !isTest(file)),
    /^export default\b/,
    'give the export a name',
  );
}

/**
 * Functions of the product that other files may call and that do not say what they give. Those of *.sql.ts files give the
 * statement that one reads there.
 */
export function findUndocumented(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file) && !file.path.endsWith('.sql.ts'))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, index) => {
        const name = /^export (?:async )?function\*? (\w+)/.exec(line)?.[1];
        if (name === undefined || lines[index - 1]?.trim().endsWith('*/') === true) return [];
        return [
          `${path}:${index + 1}: ${name} has no docstring. Say what it gives, its units and errors, and its rule.`,
        ];
      });
    });
}

const STATEMENT = new RegExp(
  [
    String.raw`\bSELECT\b[\s\S]*\bFROM\b`,
    String.raw`\bINSERT\s+INTO\b`,
    String.raw`\bUPDATE\s+\S+\s+(AS\s+\S+\s+)?SET\b`,
    String.raw`\bDELETE\s+FROM\b`,
    String.raw`\bMERGE\s+INTO\b`,
    String.raw`\b(CREATE|ALTER|DROP|TRUNCATE)\s+(TEMPORARY\s+|UNLOGGED\s+|UNIQUE\s+)?(TABLE|INDEX|SCHEMA|TYPE|VIEW|DATABASE)\b`,
    String.raw`\bCOPY\b[\s\S]*\b(FROM STDIN|TO STDOUT)\b`,
  ].join('|'),
);

/** Where SQL belongs. What a kind of file is stands in one place: its columns, with the SQL that checks and marks them. */
const PLACES_OF_SQL = [/\.sql\.ts$/, /^migrations\//, /^libs\/ingest\/kinds\//];

/** Statements outside of the places of SQL. */
export function findStraySql(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file) && !PLACES_OF_SQL.some((place) => place.test(file.path)))
    .flatMap(({ path, texts }) =>
      texts
        .filter((text) => STATEMENT.test(text))
        .map((text) => `${path}: it holds SQL (${excerptOf(text)}). Move it to a *.sql.ts file beside it.`),
    );
}

/** What the product may take from TypeORM: connections and migrations, and nothing that maps tables to classes. */
const FROM_TYPEORM = new Set(['DataSource', 'MigrationInterface', 'QueryRunner']);

/** Entities and relations: a foreign key is a column. */
export function findEntities(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter(({ specifier }) => /^(typeorm|@nestjs\/typeorm)(\/|$)/.test(specifier))
      .flatMap(({ specifier, names }) => names.filter((name) => specifier !== 'typeorm' || !FROM_TYPEORM.has(name)))
      .map(
        (name) =>
          `${path}: it takes ${name} of TypeORM. Tables are not mapped to classes; write the SQL beside the module.`,
      ),
  );
}

/** What stands at the root beside the files that every repository has. */
const TOP_LEVEL = new Set([
  ...['apps', 'libs', 'migrations', 'test', 'docs', '.ci', '.git', '.github'],
  ...['nest-cli.json', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'jest.config.cjs'],
  ...['README.md', 'README.zh.md', 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...[
    '.oxlintrc.json',
    '.gitignore',
    '.gitattributes',
    '.editorconfig',
    '.npmrc',
    '.nvmrc',
    '.dockerignore',
    'Dockerfile',
  ],
]);

/** What stands at the root and does not belong there; `ignored` are the lines of .gitignore. */
export function findStrayTopLevel(names: readonly string[], ignored: readonly string[]): string[] {
  const patterns = ignored
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(
      (line) =>
        new RegExp(
          `^${line
            .replace(/^\/|\/$/g, '')
            .replaceAll('.', String.raw`\.`)
            .replaceAll('*', '.*')}$`,
        ),
    );
  return names
    .filter((name) => !TOP_LEVEL.has(name) && !patterns.some((pattern) => pattern.test(name)))
    .map((name) => `${name}: the top level is fixed. Move it into apps, libs, migrations, test or docs.`);
}

function findLines(files: readonly SourceFile[], pattern: RegExp, remedy: string): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: "${line.trim()}": ${remedy}.`] : [])),
  );
}

function exportedNames(text: string): string[] {
  const exported = /^export (?:abstract |async )?(?:class|function\*?|const|let|interface|type|enum) (\w+)/gm;
  return [...text.matchAll(exported)].flatMap(([, name]) => name ?? []);
}

function excerptOf(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 50 ? `${line.slice(0, 50)}…` : line;
}
