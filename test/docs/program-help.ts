import type { CommandLine } from '../support/command-line.js';
import { wordsOf } from './command-words.js';

/** What a command takes, read off its own help. */
export interface CommandHelp {
  /** Its subcommands; a command that has some does nothing by itself. */
  readonly commands: readonly string[];
  readonly options: ReadonlyMap<string, OptionHelp>;
  readonly least: number;
  readonly most: number;
}

export interface OptionHelp {
  readonly takesValue: boolean;
  /** Empty where any value will do. */
  readonly choices: readonly string[];
}

/** Reads the help of the program and all its commands: by their words, the program's under the empty text. */
export async function readProgramHelp(commandLine: CommandLine): Promise<Map<string, CommandHelp>> {
  const found = new Map<string, CommandHelp>();
  const waiting: string[][] = [[]];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { out } = await commandLine.run(...path, '--help');
    const help = parseHelp(out);
    found.set(path.join(' '), help);
    for (const name of help.commands) if (name !== 'help') waiting.push([...path, name]);
  }
  return found;
}

/** What is wrong with the words of a command line; null where the program would take them. */
export function findMistake(
  help: ReadonlyMap<string, CommandHelp>,
  text: string,
  { complete }: { readonly complete: boolean },
): string | null {
  const words = wordsOf(text);
  const path = leadingCommands(help, words);
  const command = help.get(path.join(' '));
  if (command === undefined) throw new Error('The program itself has no help.');
  const { given, mistake } = readWords(command, words.slice(path.length));
  if (mistake !== null) return mistake;
  const [first] = given;
  const asksForHelp = words.includes('--help') || words.includes('--version') || words.includes('-V');
  if (command.commands.length > 0) {
    if (first !== undefined) return isPlaceholder(first) ? null : `there is no command ${[...path, first].join(' ')}`;
    return complete && !asksForHelp ? `${path.join(' ')} wants a command after it` : null;
  }
  if (given.length > command.most) return `${path.join(' ')} takes ${command.most} arguments, not ${given.length}`;
  if (complete && !asksForHelp && given.length < command.least) {
    return `${path.join(' ')} wants ${command.least} arguments, not ${given.length}`;
  }
  return null;
}

function leadingCommands(help: ReadonlyMap<string, CommandHelp>, words: readonly string[]): string[] {
  const path: string[] = [];
  for (const word of words) {
    if (help.get(path.join(' '))?.commands.includes(word) !== true || word === 'help') break;
    path.push(word);
  }
  return path;
}

/** Takes options with their values away and gives the arguments that remain. */
function readWords({ options }: CommandHelp, words: readonly string[]): { given: string[]; mistake: string | null } {
  const given: string[] = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!word.startsWith('-')) {
      given.push(word);
      continue;
    }
    const [name = '', attached] = word.split('=');
    const option = options.get(name);
    if (option === undefined) return { given, mistake: `there is no option ${name}` };
    const value = option.takesValue ? (attached ?? left.shift()) : undefined;
    const { choices } = option;
    if (value !== undefined && choices.length > 0 && !isPlaceholder(value) && !choices.includes(value)) {
      return { given, mistake: `${name} is one of ${choices.join(', ')}, not ${value}` };
    }
  }
  return { given, mistake: null };
}

function isPlaceholder(word: string): boolean {
  return /^[<[…]/.test(word);
}

function parseHelp(text: string): CommandHelp {
  const usage = /^Usage: (.+)$/m.exec(text)?.[1] ?? '';
  // `[options]` and `[command]` stand for what the help lists below.
  const taken = [...usage.matchAll(/([<[])(\w+)(\.\.\.)?[>\]]/g)].filter(([, , name]) => !/^(options|command)$/.test(name ?? ''));
  return {
    commands: entriesBelow(text, 'Commands').flatMap((entry) => /^\w[\w-]*/.exec(entry)?.[0] ?? []),
    options: new Map(entriesBelow(text, 'Options').flatMap(readOption)),
    least: taken.filter(([, bracket]) => bracket === '<').length,
    most: taken.some(([, , , dots]) => dots !== undefined) ? Infinity : taken.length,
  };
}

function readOption(entry: string): [string, OptionHelp][] {
  const [names = ''] = entry.split(/ {2,}/);
  const [, listed = ''] = /\(choices: ([^)]*?)(?:, default[^)]*)?\)/.exec(entry) ?? [];
  const choices = [...listed.matchAll(/"([^"]*)"/g)].map(([, choice = '']) => choice);
  const takesValue = names.includes('<') || names.includes('[');
  return [...names.matchAll(/--?\w[\w-]*/g)].map(([name]) => [name, { takesValue, choices }]);
}

/** The entries of a section of a help text, each with the lines that continue it. */
function entriesBelow(text: string, title: string): string[] {
  const [, section = ''] = new RegExp(`^${title}:\\n((?: .*\\n?)+)`, 'm').exec(text) ?? [];
  return section
    .replaceAll(/\n {3,}/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
