import type { Writable } from 'node:stream';
import type { Language } from '#libs/domain/errors.js';
import type { Localised } from '#libs/reports/report.js';

/** Where a command speaks: its streams, its language, and whether a person is looking. */
export interface Console {
  readonly language: Language;
  /** Whether the language was asked for: files have Chinese headers only then, so that programs can rely on the names. */
  readonly languageAsked: boolean;
  readonly out: Writable;
  readonly err: Writable;
  /** Colours and progress bars are for terminals. */
  readonly colours: boolean;
  readonly progress: boolean;
  /** Whether results are read on a terminal: no place for bytes. */
  readonly outIsTerminal: boolean;
  /** The width of the terminal, or what suits a file. */
  readonly width: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly now: () => Date;
}

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

const CODES: Record<Style, readonly [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  green: [32, 39],
  yellow: [33, 39],
  red: [31, 39],
  cyan: [36, 39],
};

/** A text in a style, where the console shows colours. */
export function paint(console: Console, style: Style, text: string): string {
  if (!console.colours) return text;
  const [open, close] = CODES[style];
  return `\u001B[${open}m${text}\u001B[${close}m`;
}

/** The language's half of a text. */
export function say({ language }: Pick<Console, 'language'>, text: Localised): string {
  return text[language];
}

/** Writes a line of result. */
export function printLine(console: Console, line = ''): void {
  console.out.write(`${line}\n`);
}

/** Writes a line beside the result: notices and warnings. */
export function printNotice(console: Console, text: Localised): void {
  console.err.write(`${say(console, text)}\n`);
}

/** Writes a result for programs. */
export function printJson(console: Console, value: unknown): void {
  console.out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** The language that a command speaks: the one asked for, else that of the environment, else English. */
export function pickLanguage(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
