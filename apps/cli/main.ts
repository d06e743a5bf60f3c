#!/usr/bin/env node
import 'reflect-metadata';
import { pickLanguage } from './console.js';
import { runCommandLine } from './program.js';

const words = process.argv.slice(2);
const { env, stdout, stderr } = process;
const asked = askedLanguage(words);

// A reader that stops early (`| head`) ends the command quietly.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(words, {
  language: pickLanguage(asked, env),
  languageAsked: asked !== undefined,
  out: stdout,
  err: stderr,
  colours: stdout.isTTY && !env['NO_COLOR'],
  outIsTerminal: stdout.isTTY,
  progress: stderr.isTTY && env['TERM'] !== 'dumb',
  width: stdout.columns ?? 120,
  environment: env,
  now: () => new Date(),
});

/** `--lang zh` or `--lang=zh`, wherever it stands: help texts are built in that language. */
function askedLanguage(given: readonly string[]): string | undefined {
  const position = given.indexOf('--lang');
  return position === -1 ? given.find((word) => word.startsWith('--lang='))?.slice(7) : given[position + 1];
}
