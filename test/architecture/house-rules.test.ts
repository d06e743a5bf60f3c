import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  findDefaultExports,
  findEmptyNames,
  findEntities,
  findLongFiles,
  findStraySql,
  findStrayTopLevel,
  findUndocumented,
  findUnfinished,
} from './house-checks.js';
import type { SourceFile } from './source-files.js';
import { ROOT, parseSource, readSourceFiles } from './source-files.js';

const files = readSourceFiles('apps', 'libs', 'migrations', 'test');
const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');

type Check = (files: readonly SourceFile[]) => string[];

/** A rule, its check, and violations that it has to find: the path and text of a made-up file, and what is said of it. */
const RULES: readonly (readonly [string, Check, readonly (readonly [string, string, string])[]])[] = [
  [
    'files are read in one sitting',
    findLongFiles,
    [['libs/planted/long.ts', '//\n'.repeat(401), 'libs/planted/long.ts: 401 lines, 400 at most']],
  ],
  [
    'names say what is in it',
    findEmptyNames,
    [
      ['libs/shared/money.ts', '', '"shared" says nothing'],
      ['libs/ingest/utils.ts', '', '"utils" says nothing'],
      ['apps/common/planted.ts', '', '"common" says nothing'],
      ['libs/planted/index.ts', '', '"index" says nothing'],
      ['libs/planted/planted.ts', 'export class Manager {}', 'the export "Manager" says nothing'],
      ['libs/planted/planted.ts', 'export interface Data {}', 'the export "Data" says nothing'],
    ],
  ],
  [
    'nothing is left undone',
    findUnfinished,
    [
      ['libs/planted/planted.ts', 'const one = 1; // T\u004fDO: two', 'libs/planted/planted.ts:1'],
      ['test/planted.test.ts', '/* F\u0049XME */', 'test/planted.test.ts:1'],
    ],
  ],
  [
    'exports have names',
    findDefaultExports,
    [
      ['libs/planted/planted.ts', 'const one = 1;\nexport default one;', 'libs/planted/planted.ts:2'],
      ['apps/web/planted.tsx', 'const One = () => <p />;\nexport default One;', 'apps/web/planted.tsx:2'],
    ],
  ],
  [
    'functions for others say what they give',
    findUndocumented,
    [
      ['libs/planted/planted.ts', 'export function plant() {}', 'libs/planted/planted.ts:1: plant has no docstring'],
      [
        'apps/cli/planted.ts',
        '// A comment\nexport async function plant() {}',
        'apps/cli/planted.ts:2: plant has no docstring',
      ],
    ],
  ],
  [
    'SQL stands in *.sql.ts files and migrations',
    findStraySql,
    [
      [
        'libs/planted/planted.ts',
        'const text = `SELECT day FROM orders WHERE day = ${day}`;',
        'it holds SQL (SELECT day FROM orders',
      ],
      ['libs/planted/planted.ts', `const text = 'INSERT INTO orders VALUES (1)';`, 'it holds SQL (INSERT INTO orders'],
      ['libs/planted/planted.ts', 'run(`UPDATE ${table} SET a = 1`);', 'it holds SQL'],
      ['apps/cli/planted.ts', `run('DELETE FROM orders');`, 'it holds SQL'],
      ['libs/planted/planted.ts', `run('CREATE UNLOGGED TABLE staging.rows (line integer)');`, 'it holds SQL'],
      ['libs/planted/planted.ts', `run('COPY orders FROM STDIN');`, 'it holds SQL'],
    ],
  ],
  [
    'tables are not mapped to classes',
    findEntities,
    [
      ['libs/planted/planted.ts', `import { Entity, OneToMany } from 'typeorm';`, 'it takes Entity of TypeORM'],
      ['libs/planted/planted.ts', `import { Entity, OneToMany } from 'typeorm';`, 'it takes OneToMany of TypeORM'],
      [
        'libs/planted/planted.ts',
        `import { InjectRepository } from '@nestjs/typeorm';`,
        'it takes InjectRepository of TypeORM',
      ],
    ],
  ],
];

describe.each(RULES)('%s', (_rule, check, violations) => {
  it('everywhere', () => {
    expect(check(files)).toEqual([]);
  });

  const planted = violations.map(([path, text, problem]) => ({ path, text, problem }));

  it.each(planted)('finds what was planted in $path: $problem', ({ path, text, problem }) => {
    const found = check([...files, parseSource(path, text)]);
    expect(found).toContainEqual(expect.stringContaining(problem));
    expect(found).toContainEqual(expect.stringContaining(path));
  });
});

describe('the top level', () => {
  it('is fixed', () => {
    expect(findStrayTopLevel(readdirSync(ROOT), ignored)).toEqual([]);
  });

  it('shows what was planted there, but for what is ignored', () => {
    expect(findStrayTopLevel(['src', 'libs', 'dist', 'server.log', 'notes.txt'], ignored)).toEqual([
      expect.stringContaining('src: the top level is fixed'),
      expect.stringContaining('notes.txt: the top level is fixed'),
    ]);
  });
});

describe('prose', () => {
  it('may speak of selecting from, and updates', () => {
    const text = `const message = 'Select a file from the list, or update the program. Rows were deleted from it.';`;
    expect(findStraySql([parseSource('libs/planted/planted.ts', text)])).toEqual([]);
  });
});
