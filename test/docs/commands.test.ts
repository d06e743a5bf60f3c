import { openCommandLine } from '../support/command-line.js';
import { commandsOf } from './command-words.js';
import { readPages } from './pages.js';
import type { CommandHelp } from './program-help.js';
import { findMistake, readProgramHelp } from './program-help.js';

// Help needs no database, so there is none at this address.
const commandLine = openCommandLine('postgres://nobody@localhost:1/none');

let help: Map<string, CommandHelp>;

beforeAll(async () => {
  help = await readProgramHelp(commandLine);
});

describe('commands', () => {
  it('that pages show exist, with their options', () => {
    const mistakes = readPages()
      .flatMap(commandsOf)
      .flatMap(({ page, line, text, inBlock }) => {
        const mistake = findMistake(help, text, { complete: inBlock });
        return mistake === null ? [] : [`${page}:${line}: opscore ${text}: ${mistake}`];
      });
    expect(mistakes).toEqual([]);
  });

  it('of the program are all on the page of the command line', () => {
    const shown = readPages()
      .filter(({ path }) => path === 'docs/command-line.md')
      .flatMap(commandsOf)
      .map(({ text }) => text);
    const missing = [...help.keys()].filter((path) => path !== '' && !shown.some((text) => `${text} `.startsWith(`${path} `)));
    expect(missing).toEqual([]);
  });

  it.each([
    ['scor 2026Q2', 'there is no command scor'],
    ['rules undo 2', 'there is no command rules undo'],
    ['rules', 'rules wants a command after it'],
    ['score', 'score wants 1 arguments, not 0'],
    ['score 2026Q2 2026Q3', 'score takes 1 arguments, not 2'],
    ['score 2026Q2 --manger om-luo', 'there is no option --manger'],
    ['export tiers --period 2026Q2 --format doc', '--format is one of csv, xlsx, json, pdf, not doc'],
    ['rules show --lang fr', '--lang is one of zh, en, not fr'],
  ])('that are wrong are found: %s', (text, mistake) => {
    expect(findMistake(help, text, { complete: true })).toBe(mistake);
  });

  it.each(['rules show --version 2', 'import orders a.csv b.csv --strict', 'score --help', '--version', '<command>', 'explain score <you> <a period> sales'])(
    'that are right are taken: %s',
    (text) => {
      expect(findMistake(help, text, { complete: true })).toBeNull();
    },
  );

  it('in prose may stand without their arguments', () => {
    expect(findMistake(help, 'explain score', { complete: false })).toBeNull();
    expect(findMistake(help, 'explain scores', { complete: false })).toBe('there is no command explain scores');
  });

  it('are read without what npm and the shell do around them', () => {
    const text = [
      '```',
      'OPSCORE_HOME=~/x npm run -s opscore -- export tiers --period 2026Q2 | head -3',
      'opscore score 2026Q2 > scores.txt',
      '```',
      'See `opscore explain score <you>\n<period>`, not `opscores`.',
      '```console',
      '$ opscore score 2026-06',
      'opscore says what it says',
      '$ opscore scor 2026Q2',
      "error: unknown command 'scor'",
      '```',
    ].join('\n');
    expect(commandsOf({ path: 'docs/planted.md', text }).map(({ line, text: words }) => `${line} ${words}`)).toEqual([
      '2 export tiers --period 2026Q2',
      '3 score 2026Q2',
      '5 explain score <you> <period>',
      '8 score 2026-06',
    ]);
  });
});
