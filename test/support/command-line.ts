import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runCommandLine } from '../../apps/cli/program.js';

/** What a command line did. */
export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  /** A folder of its own: home of rejects files and the like. */
  readonly home: string;
  /** Runs `opscore` with these words. */
  run(...words: string[]): Promise<CommandResult>;
}

export interface CommandLineOptions {
  readonly timeZone?: string;
  readonly language?: 'en' | 'zh';
  readonly now?: Date;
  /** Whether what it prints is read on a terminal. */
  readonly outIsTerminal?: boolean;
  /** Further settings. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The command line on a database, in this process: all of it but the reading of `process`. */
export function openCommandLine(url: string, options: CommandLineOptions = {}): CommandLine {
  const home = mkdtempSync(join(tmpdir(), 'opscore-command-line-'));
  const { timeZone = 'Asia/Shanghai', language = 'en', now = new Date('2026-11-24T04:00:00Z'), outIsTerminal = false, environment = {} } = options;
  return {
    home,
    run: async (...words) => {
      const [out, err] = [new Collector(), new Collector()];
      const exitCode = await runCommandLine(words, {
        language,
        languageAsked: words.includes('--lang'),
        out,
        err,
        colours: false,
        progress: false,
        outIsTerminal,
        width: 120,
        environment: { DATABASE_URL: url, OPSCORE_HOME: home, OPSCORE_TIMEZONE: timeZone, LOG_LEVEL: 'silent', ...environment },
        now: () => now,
      });
      return { exitCode, out: out.text, err: err.text };
    },
  };
}

class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
