import type { Page } from './pages.js';
import { blocksOf, lineAt, proseOf } from './pages.js';

/** A command line of the program that a page shows. */
export interface ShownCommand {
  readonly page: string;
  readonly line: number;
  /** As shown, without what npm and the shell do around it. */
  readonly text: string;
  /** Whether it stands in a block, to be typed as it is; in prose a command may be named without its arguments. */
  readonly inBlock: boolean;
}

/** What introduces a command line of the program; the environment before it and pipes after it are the shell's. */
const PROGRAM = /(?:^|\s)(?:npm run -s opscore --|opscore)\s+(.+)$/;

/** The command lines of the program that a page shows, in blocks and in prose, in the order of their lines. */
export function commandsOf(page: Page): ShownCommand[] {
  const inBlocks = blocksOf(page).flatMap(({ line, language, lines }) =>
    lines.flatMap((text, index) => {
      // In a console block all but the commands is output; one that the program is shown to refuse is right to be wrong.
      if (language === 'console' && (!text.startsWith('$ ') || lines[index + 1]?.startsWith('error: '))) return [];
      const words = PROGRAM.exec(text.replace(/^\$ /, ''))?.[1];
      return words === undefined ? [] : [shown(page, line + index + 1, words, true)];
    }),
  );
  const prose = proseOf(page);
  const inProse = [...prose.matchAll(/`([^`]+)`/g)].flatMap((match) => {
    const words = /^(?:npm run -s opscore --|opscore)\s+([\s\S]+)$/.exec(match[1] ?? '')?.[1];
    return words === undefined ? [] : [shown(page, lineAt(prose, match.index), words, false)];
  });
  return [...inBlocks, ...inProse].toSorted((a, b) => a.line - b.line);
}

/** The words of a command line: quotes hold words together, and so does a placeholder such as `<your file>`. */
export function wordsOf(text: string): string[] {
  const words = text.match(/<[^>]*>|(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) => word.replaceAll(/["']/g, ''));
}

function shown({ path }: Page, line: number, words: string, inBlock: boolean): ShownCommand {
  const [text = ''] = words.replaceAll(/\s+/g, ' ').split(/ (?:\||&&|>|#) /);
  return { page: path, line, text: text.trim(), inBlock };
}
