import type { Allowance } from './boundary-checks.js';
import {
  findForeignImports,
  findForeignSql,
  findImportCycles,
  findImpurity,
  findSliceImports,
  findTableCycles,
  folderOf,
} from './boundary-checks.js';
import { parseSource, readSourceFiles } from './source-files.js';

const words = (list: string) => list.split(' ').filter((each) => each !== '');
const allow = (folders: string, packages = ''): Allowance => ({
  folders: words(folders).map((folder) => (folder === 'migrations' || folder.startsWith('apps/') ? folder : `libs/${folder}`)),
  packages: words(packages),
});

/**
 * Who may import whom: a folder, the libs that it may import, and the packages (`node` is Node's own modules). A folder
 * stands below all that it imports, so the direction is one.
 */
const TABLE: Readonly<Record<string, Allowance>> = {
  'libs/domain': allow(''),
  'libs/rule-schema': allow('', 'zod'),
  'libs/yaml-documents': allow('', 'yaml'),
  'libs/logging': allow('', '@nestjs/common pino'),
  'libs/config': allow('domain', 'cron-parser class-transformer class-validator node reflect-metadata'),
  'libs/reports': allow('domain'),

  migrations: allow('', 'typeorm'),
  'libs/database': allow('domain config migrations', '@nestjs/common dataloader node pg pg-copy-streams pg-query-stream typeorm'),
  'libs/windows': allow('domain database', '@nestjs/common'),
  'libs/ingest': allow('domain yaml-documents database windows audit directory spreadsheets', '@nestjs/common csv-parse node yaml zod'),
  'libs/inbox': allow('domain database audit ingest', 'node'),
  'libs/directory': allow('domain database', '@nestjs/common node'),
  'libs/closed-periods': allow('domain database'),
  'libs/idempotency': allow('domain database'),
  'libs/audit': allow('domain database', '@nestjs/common node'),
  'libs/access': allow('domain config database directory audit', '@nestjs/common @node-rs/argon2 node openid-client rate-limiter-flexible'),
  'libs/daily-sums': allow('domain database windows', '@nestjs/common'),

  'libs/kpi': allow('domain rule-schema reports database daily-sums', '@nestjs/common zod'),
  'libs/rules': allow('domain rule-schema yaml-documents database audit kpi', '@nestjs/common node yaml zod'),
  'libs/targets': allow('domain reports database rules', '@nestjs/common node'),
  'libs/planning': allow('domain database audit closed-periods directory windows ingest rules targets', '@nestjs/common node'),
  'libs/slot-allocation': allow('domain reports database directory audit daily-sums kpi rules', '@nestjs/common node'),
  'libs/work-list': allow('domain reports database directory audit kpi rules', '@nestjs/common node'),
  'libs/attribution': allow('domain reports database rules', '@nestjs/common node'),
  'libs/reconciliation': allow('domain reports database ingest rules', '@nestjs/common node'),
  'libs/scorecards': allow('domain reports database windows directory daily-sums closed-periods kpi rules targets', '@nestjs/common node'),
  'libs/periods': allow('domain database windows directory audit daily-sums closed-periods rules scorecards', '@nestjs/common node'),
  'libs/rulebook': allow('domain database directory rules attribution scorecards', '@nestjs/common'),
  'libs/jobs': allow(
    'domain config reports database audit access windows directory daily-sums rules ingest inbox attribution scorecards exports review-pack notices',
    '@nestjs/common bullmq cron-parser ioredis node pg prom-client',
  ),
  // The one place that knows what workbooks and archives are made of.
  'libs/spreadsheets': allow('', 'hucre node saxes yauzl yazl'),
  'libs/exports': allow('domain reports database directory kpi rules targets slot-allocation attribution scorecards spreadsheets', '@nestjs/common node'),
  'libs/review-pack': allow(
    'domain reports database directory closed-periods windows kpi rules targets planning periods scorecards exports spreadsheets',
    '@expo-google-fonts/noto-sans-sc @nestjs/common node pdfmake',
  ),
  'libs/notices': allow(
    'domain config reports database access audit directory windows daily-sums attribution rules scorecards exports',
    '@nestjs/common node nodemailer',
  ),

  'libs/doctor': allow('windows jobs domain config reports database ingest rules targets attribution notices', 'node'),
  'libs/example-company': allow('domain database ingest', 'node'),

  'apps/worker': allow(
    'domain config logging database daily-sums rules attribution scorecards jobs',
    '@nestjs/common @nestjs/core node pino reflect-metadata',
  ),
  'apps/api': allow(
    'domain config logging database directory closed-periods periods idempotency audit access windows ingest inbox daily-sums reports rules targets planning rulebook slot-allocation work-list attribution scorecards exports review-pack notices jobs',
    '@bull-board/api @bull-board/express @nestjs/common @nestjs/core @nestjs/platform-express @nestjs/swagger class-transformer class-validator compression cookie express ' +
      'helmet lru-cache node pino reflect-metadata rxjs',
  ),

  // It knows the API by its description alone.
  'apps/web': allow(
    '',
    '@ant-design/icons @codemirror/autocomplete @codemirror/commands @codemirror/lang-yaml @codemirror/language @codemirror/lint @codemirror/state @codemirror/view @lezer/highlight ' +
      '@tanstack/react-query @tanstack/react-virtual antd echarts i18next openapi-fetch react react-dom react-i18next react-router vite yaml',
  ),

  'apps/cli': allow(
    'apps/worker apps/api audit access closed-periods periods windows inbox jobs domain config logging reports database directory ingest daily-sums kpi rules targets attribution reconciliation scorecards exports review-pack notices doctor ' +
      'example-company',
    '@nestjs/common @nestjs/core cli-progress commander node reflect-metadata string-width',
  ),
};

const files = readSourceFiles('apps', 'libs', 'migrations', 'test');

/** A made-up file among the real ones. */
const plant = (path: string, text: string) => [...files, parseSource(path, text)];

describe('who may import whom', () => {
  it('is as the table says', () => {
    expect(findForeignImports(files, TABLE)).toEqual([]);
  });

  it('goes in one direction', () => {
    expect(findTableCycles(TABLE)).toEqual([]);
  });

  it('allows no more than is there', () => {
    const present = new Set(files.map(({ path }) => folderOf(path)));
    expect(Object.keys(TABLE).filter((folder) => !present.has(folder))).toEqual([]);
  });

  it.each([
    ['libs/domain/planted.ts', `import { readFileSync } from 'node:fs';`, 'libs/domain may not import node'],
    ['libs/domain/planted.ts', `import { z } from 'zod';`, 'libs/domain may not import zod'],
    ['libs/domain/planted.ts', `export * from '#libs/reports/cells.js';`, 'libs/domain may not import libs/reports'],
    [
      'libs/rules/planted.ts',
      `import type { Program } from '../../apps/cli/program.js';`,
      'libs/rules may not import apps/cli',
    ],
    [
      'libs/targets/planted.ts',
      `const later = import('#libs/scorecards/frame.js');`,
      'libs/targets may not import libs/scorecards',
    ],
    [
      'libs/kpi/planted.ts',
      `type Late = import('#libs/rules/rule-set.js').RuleSet;`,
      'libs/kpi may not import libs/rules',
    ],
    ['apps/cli/planted.ts', `import { Client } from 'pg';`, 'apps/cli may not import pg'],
    [
      'apps/cli/planted.ts',
      `import { run } from '../../test/support/command-line.js';`,
      'apps/cli may not import test',
    ],
    ['apps/telephone/planted.ts', '', 'apps/telephone has no row in the table of imports; give it one'],
    ['apps/web/planted.tsx', `import { ROLES } from '#libs/domain/access.js';`, 'apps/web may not import libs/domain'],
    ['apps/web/planted.tsx', `import { api } from '../api/application.js';`, 'apps/web may not import apps/api'],
  ])('finds the violation planted in %s: %s', (path, text, problem) => {
    expect(findForeignImports(plant(path, text), TABLE)).toContainEqual(expect.stringContaining(`${path}: ${problem}`));
  });

  it('finds a planted circle in the table', () => {
    const circular = { ...TABLE, 'libs/domain': allow('rules') };
    expect(findTableCycles(circular)).toContainEqual(expect.stringContaining('libs/rules → libs/domain'));
  });
});

describe('KPI slices', () => {
  it('never import each other, and are walked through the list', () => {
    expect(findSliceImports(files)).toEqual([]);
  });

  it('finds planted violations', () => {
    const other = `import { adsSettings } from '../ad-spend-share/settings.js';`;
    expect(findSliceImports(plant('libs/kpi/merchant-tiering/planted.ts', other))).toContainEqual(
      expect.stringContaining('libs/kpi/merchant-tiering/planted.ts: it imports the KPI ad-spend-share'),
    );
    const past = `import { adsSettings } from '#libs/kpi/ad-spend-share/settings.js';`;
    expect(findSliceImports(plant('libs/exports/planted.ts', past))).toContainEqual(
      expect.stringContaining('libs/exports/planted.ts: it reaches into the KPI ad-spend-share'),
    );
  });
});

describe('SQL', () => {
  it('is imported by the module that owns it only', () => {
    expect(findForeignSql(files)).toEqual([]);
  });

  it('finds a planted violation', () => {
    const text = `import { MANAGERS } from '#libs/directory/managers.sql.js';`;
    expect(findForeignSql(plant('apps/cli/planted.ts', text))).toContainEqual(
      expect.stringContaining('apps/cli/planted.ts: it imports the SQL of another module'),
    );
  });
});

describe('rules', () => {
  it('are pure: no clock, no chance, no world', () => {
    expect(findImpurity(files)).toEqual([]);
  });

  it.each([
    ['const now = Date.now();', 'may not use Date.now'],
    ['const now = new Date();', 'may not use new Date()'],
    ['const chance = Math.random();', 'may not use Math.random'],
    ['const home = process.env.HOME;', 'may not use process'],
    [`const page = await fetch('https://example.org');`, 'may not use fetch'],
    [`import { readFileSync } from 'node:fs';`, 'may not import node:fs'],
    [`import { Database } from '#libs/database/database.js';`, 'may not import #libs/database/database.js'],
    [`import { PAID_SALES } from './merchant-tiering.sql.js';`, 'may not import ./merchant-tiering.sql.js'],
  ])('finds the violation planted in a rule: %s', (text, problem) => {
    const path = 'libs/kpi/merchant-tiering/planted.rule.ts';
    expect(findImpurity(plant(path, text))).toContainEqual(expect.stringContaining(`${path}: a rule ${problem}`));
  });

  it('may compute with days that they are given', () => {
    const text = `export const day = (text: string) => new Date(text).toISOString();`;
    expect(findImpurity(plant('libs/domain/planted.ts', text))).toEqual([]);
  });
});

describe('import circles', () => {
  it('do not exist, not even of types', () => {
    expect(findImportCycles(files)).toEqual([]);
  });

  it('finds a planted one', () => {
    const first = parseSource('libs/domain/planted-a.ts', `import type { B } from './planted-b.js';`);
    const second = parseSource('libs/domain/planted-b.ts', `import type { A } from './planted-a.js';`);
    expect(findImportCycles([first, second])).toContainEqual(
      expect.stringContaining('libs/domain/planted-a.ts → libs/domain/planted-b.ts → libs/domain/planted-a.ts'),
    );
  });

  it('finds a planted one between views', () => {
    const first = parseSource('apps/web/shell/theme.tsx', `import { Design } from './design.js';`);
    const second = parseSource('apps/web/shell/design.tsx', `import { useTheme } from './theme.js';`);
    expect(findImportCycles([first, second])).toContainEqual(expect.stringContaining('apps/web/shell/theme.tsx → apps/web/shell/design.tsx'));
  });
});
