import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandLine, CommandLineOptions, CommandResult } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import { wordsOf } from './command-words.js';
import type { Step } from './console-steps.js';

/**
 * Somebody who follows a page: types what it shows, in a folder of their own, on a database. The program runs in this
 * process; of the shell there is what pages use.
 */
export class Reader {
  /** Stands for the reader's home and for the folder of the checkout; `.opscore` in it is the home folder of opscore. */
  readonly folder = mkdtempSync(join(tmpdir(), 'opscore-reader-'));

  private lastExitCode = 0;
  private readonly opened: CommandLine[] = [];
  private readonly commandLine: CommandLine;
  private readonly cameFrom = process.cwd();

  constructor(private readonly url: string) {
    this.commandLine = this.open({});
    symlinkSync(this.commandLine.home, join(this.folder, '.opscore'), 'junction');
    process.chdir(this.folder);
  }

  /** Goes away, and takes all folders along. */
  leave(): void {
    process.chdir(this.cameFrom);
    const folders = [this.folder, ...this.opened.map(({ home }) => home)];
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }

  /** Takes a step of a page and gives what appears. A file that the page shows, and that is not there yet, is written. */
  async take({ command, shown }: Step): Promise<string> {
    const [first = '', ...rest] = command.split(' | ');
    const words = wordsOf(first).map((word) => word.replace(/^~(?=\/)/, this.folder));
    const environment = takeEnvironment(words);
    const opscore = takeProgram(words);
    if (opscore !== null) {
      const { exitCode, out, err } = await this.run(opscore, environment);
      this.lastExitCode = exitCode;
      return rest.reduce(pipe, out) + err;
    }
    const [tool = '', ...given] = words;
    const name = given.at(-1) ?? '';
    if (tool === 'cat' && !existsSync(name)) writeFileSync(name, `${shown}\n`);
    switch (tool) {
      case 'cat':
        return readFileSync(name, 'utf8');
      case 'head':
        return pipe(readFileSync(name, 'utf8'), first);
      case 'ls':
        return readdirSync(name).toSorted().join('\n');
      case 'sed':
        return this.substitute(given[1] ?? '', name);
      case 'echo':
        return name.replace('$?', String(this.lastExitCode));
      case 'export':
      case 'cp':
      case 'rm':
        // The database stays the same here, whatever the home folder; its copies are not for a test to make.
        return '';
      default:
        throw new Error(`A reader of pages has no ${tool}. Show another command, or teach it to test/docs/reader.ts.`);
    }
  }

  /** A time zone and a language are asked for where a command line is opened, as they are in the environment. */
  private run(words: readonly string[], environment: ReadonlyMap<string, string>): Promise<CommandResult> {
    const timeZone = environment.get('OPSCORE_TIMEZONE');
    const asksForChinese = words.includes('--lang') && words.includes('zh');
    const usual = timeZone === undefined && !asksForChinese;
    const other = { ...(timeZone === undefined ? {} : { timeZone }), ...(asksForChinese ? { language: 'zh' as const } : {}) };
    return (usual ? this.commandLine : this.open(other)).run(...words);
  }

  private open(options: CommandLineOptions): CommandLine {
    const commandLine = openCommandLine(this.url, options);
    this.opened.push(commandLine);
    return commandLine;
  }

  /** What `sed -i` makes of `s/before/after/; s/…/…/`. */
  private substitute(script: string, file: string): string {
    const changes = [...script.matchAll(/s\/([^/]+)\/([^/]*)\//g)];
    const lines = readFileSync(file, 'utf8').split('\n');
    const changed = lines.map((line) =>
      changes.reduce((text, [, before = '', after = '']) => text.replace(new RegExp(before), after), line),
    );
    writeFileSync(file, changed.join('\n'));
    return '';
  }
}

/** Takes `NAME=value` words away from the front. */
function takeEnvironment(words: string[]): Map<string, string> {
  const settings = words.slice(0, words.findIndex((word) => !/^[A-Z_]+=/.test(word)));
  words.splice(0, settings.length);
  return new Map(settings.map((word): [string, string] => [word.replace(/=.*/, ''), word.replace(/^[^=]*=/, '')]));
}

const START = ['npm', 'start'];
const RUN = ['npm', 'run', '-s', 'opscore', '--'];

/** The words for opscore of a command that runs it; null for another. */
function takeProgram(words: readonly string[]): string[] | null {
  const begins = (text: readonly string[]) => text.every((word, index) => words[index] === word);
  // What it serves afterwards, until somebody stops it, is no part of a page.
  if (begins(START)) return ['start', '--once', ...words.slice(START.length)];
  return begins(RUN) ? words.slice(RUN.length) : null;
}

/** The first lines of a text, as `head` gives them. */
function pipe(text: string, command: string): string {
  const count = /^head -(\d+)\b/.exec(command)?.[1];
  if (count === undefined) throw new Error(`A reader of pages cannot pipe into ${command}.`);
  return text.split('\n').slice(0, Number(count)).map((line) => `${line}\n`).join('');
}
