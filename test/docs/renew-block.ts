import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepsOf, withWildcards } from './console-steps.js';
import type { Block } from './pages.js';
import { ROOT, readPage } from './pages.js';

/** Writes what appears at each step of a console block into its page. Lines that differ only where wildcards stand stay. */
export function renewBlock(path: string, block: Block, appeared: readonly string[]): void {
  const lines = stepsOf(block).flatMap(({ command, shown }, index) => {
    const before = shown.split('\n');
    const text = (appeared[index] ?? '').replaceAll('\uFEFF', '').replaceAll('\r\n', '\n').trimEnd();
    const after = text === '' ? [] : text.split('\n');
    return [`$ ${command}`, ...after.map((line, place) => keepIfAlike(before[place], line))];
  });
  const { text } = readPage(path);
  writeFileSync(join(ROOT, path), text.replace(fence(block.lines), () => fence(lines)));
}

function keepIfAlike(before: string | undefined, after: string): string {
  return before !== undefined && withWildcards(before) === withWildcards(after) ? before : after;
}

function fence(lines: readonly string[]): string {
  return ['```console', ...lines, '```'].join('\n');
}
