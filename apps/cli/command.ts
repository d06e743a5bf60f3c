import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { Settings } from '#libs/config/settings.js';
import { readSettings } from '#libs/config/settings.js';
import type { Localised } from '#libs/reports/report.js';
import { withApplication } from './application.js';
import type { Console } from './console.js';
import { say } from './console.js';

/** What every command is given. */
export interface CommandContext {
  readonly console: Console;
  /** The command's text in the console's language. */
  readonly t: (en: string, zh: string) => string;
  /** The settings of the environment, read when they are first needed. Throws `configuration-invalid`. */
  readonly settings: () => Settings;
  /** Gives the application services on an open database to `work`. */
  readonly withServices: <T>(work: (services: INestApplicationContext) => Promise<T>) => Promise<T>;
  /** Sets the exit code of a command that ran to its end. */
  readonly finishWith: (exitCode: number) => void;
}

/** Adds a command to the program. */
export type RegisterCommand = (program: Command, context: CommandContext) => void;

/** The context of a console. */
export function createContext(console: Console, finishWith: (exitCode: number) => void): CommandContext {
  const settings = () => readSettings(console.environment);
  return {
    console,
    t: (en, zh) => say(console, { en, zh } satisfies Localised),
    settings,
    withServices: (work) => withApplication(settings(), work),
    finishWith,
  };
}
