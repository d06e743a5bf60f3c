import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { EXAMPLE } from '../support/example-database.js';
import { stepsOf, withWildcards } from './console-steps.js';
import type { Block } from './pages.js';
import { blocksOf, readPage, readPages } from './pages.js';
import { Reader } from './reader.js';
import { renewBlock } from './renew-block.js';
import { layShopFiles } from './shop-files.js';

/** Pages with console blocks, and what a reader of them has before the first one. */
const BEFOREHAND: Readonly<Record<string, 'nothing' | 'example company' | 'its database alone' | 'files of a shop'>> = {
  'README.md': 'nothing',
  'docs/attribution.md': 'example company',
  'docs/command-line.md': 'example company',
  'docs/concepts.md': 'nothing',
  'docs/data-and-import.md': 'files of a shop',
  'docs/jobs.md': 'example company',
  'docs/operation.md': 'example company',
  'docs/periods.md': 'example company',
  'docs/reconciliation.md': 'its database alone',
  'docs/review-pack.md': 'example company',
  'docs/rule-set.md': 'nothing',
};

/** Blocks that are not tried, by what they show first, with the reason. */
const NOT_TRIED: readonly { readonly page: string; readonly begins: string; readonly reason: string }[] = [
  {
    page: 'docs/data-and-import.md',
    begins: '$ export OPSCORE_HOME=~/olist-data',
    reason: 'the Olist data set is no part of this repository; test/end-to-end and test/reference read it where it is at hand',
  },
];

/** With RENEW_PAGES=true, what comes out is written into the pages instead of compared. Review what changed. */
const isRenewing = process.env['RENEW_PAGES'] === 'true';

const consoleBlocksOf = (path: string) => blocksOf(readPage(path)).filter(({ language }) => language === 'console');

describe.each(Object.keys(BEFOREHAND))('%s', (path) => {
  let test: TestDatabase;
  let reader: Reader;

  beforeAll(async () => {
    const has = BEFOREHAND[path];
    test = await createTestDatabase(has === 'example company' || has === 'its database alone' ? { copyOf: EXAMPLE } : {});
    reader = new Reader(test.url);
    // What this imports and scores is there already; it lays the files in the home folder.
    if (has === 'example company') await reader.take({ command: 'npm start', shown: '' });
    if (has === 'files of a shop') layShopFiles(reader.folder);
  });

  afterAll(async () => {
    reader.leave();
    await test.drop();
  });

  const isTried = ({ lines }: Block) =>
    !NOT_TRIED.some(({ page, begins }) => page === path && lines[0]?.startsWith(begins) === true);
  const tried = consoleBlocksOf(path).filter(isTried);

  // One after the other: a block may go on from what the one before has done.
  it.each(tried.map((block) => [block.line, block] as const))('shows from line %i on what comes out', async (_line, block) => {
    const appeared: string[] = [];
    for (const step of stepsOf(block)) {
      const appears = await reader.take(step);
      appeared.push(appears);
      if (isRenewing) continue;
      expect(`$ ${step.command}\n${withWildcards(appears)}`).toBe(`$ ${step.command}\n${withWildcards(step.shown)}`);
    }
    if (isRenewing) renewBlock(path, block, appeared);
  });
});

describe('console blocks', () => {
  it('stand on no page that is not tried', () => {
    const withBlocks = readPages().filter((page) => blocksOf(page).some(({ language }) => language === 'console'));
    expect(withBlocks.map(({ path }) => path).toSorted()).toEqual(Object.keys(BEFOREHAND).toSorted());
  });

  it.each(NOT_TRIED)('that are not tried are still there: $page, $begins', ({ page, begins }) => {
    expect(consoleBlocksOf(page).filter(({ lines }) => lines[0]?.startsWith(begins) === true)).toHaveLength(1);
  });

  it('differ from run to run only where wildcards stand', () => {
    const shown =
      'run 5334d3bb-bbf0-4ddc-a769-d3f8e8b0e610 · scored 2026-11-24T05:29:44.659Z\n✓ Node.js: 20.20.2\nfiles are in /home/lin/x/.opscore/example.\n✓ Database: PostgreSQL 18.4; 33 MB';
    expect(withWildcards(shown)).toBe(
      'run <run> · scored <instant>\n✓ Node.js: <version>\nfiles are in <path>.\n✓ Database: <server>',
    );
    expect(withWildcards('total 103.92, on 2026-06-30 / 1')).toBe('total 103.92, on 2026-06-30 / 1');
  });
});
