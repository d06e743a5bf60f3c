import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';

/** The pages that users and successors read, as the checks read them. */

export const ROOT = resolve(__dirname, '../..');

export interface Page {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block of a page. */
export interface Block {
  /** The line of its opening fence, counted from 1. */
  readonly line: number;
  /** What stands behind the fence: `console`, `yaml`, or nothing. */
  readonly language: string;
  readonly lines: readonly string[];
}

/** README, CHANGELOG, everything in docs, and the pages that stand beside the code. */
export function readPages(): Page[] {
  const paths = ['README.md', 'CHANGELOG.md', ...markdownBelow('docs'), ...markdownBelow('libs')];
  return paths.map(readPage);
}

/** One page by its path from the root. */
export function readPage(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** The fenced blocks of a page, in order. */
export function blocksOf({ text }: Page): Block[] {
  const blocks: { line: number; language: string; lines: string[] }[] = [];
  let open = false;
  for (const [index, line] of text.split('\n').entries()) {
    const language = /^\s*```(\w*)/.exec(line)?.[1];
    if (language === undefined) {
      if (open) blocks.at(-1)?.lines.push(line);
      continue;
    }
    if (!open) blocks.push({ line: index + 1, language, lines: [] });
    open = !open;
  }
  return blocks;
}

/** The text of a page with its fenced blocks blanked, line by line, so that positions stay. */
export function proseOf({ text }: Page): string {
  let open = false;
  const lines = text.split('\n').map((line) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) open = !open;
    return isFence || open ? '' : line;
  });
  return lines.join('\n');
}

/** The line, counted from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

function markdownBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .filter((path) => path.endsWith('.md'))
    .toSorted();
}
