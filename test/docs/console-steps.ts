import type { Block } from './pages.js';

/** What a console block shows: a command that a reader types, and what appears. */
export interface Step {
  readonly command: string;
  readonly shown: string;
}

/** The steps of a console block: a line that begins with `$ ` is typed, the lines up to the next one are shown. */
export function stepsOf({ lines }: Block): Step[] {
  const steps: { command: string; shown: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), shown: [] });
    else steps.at(-1)?.shown.push(line);
  }
  return steps.map(({ command, shown }) => ({ command, shown: shown.join('\n').trimEnd() }));
}

/** What differs from one machine and one run to the next, and what stands for it in a comparison. */
const WILDCARDS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<run>'],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>'],
  // Whoever is at the command line.
  [/(?<=\d\d:\d\d by )[^\s.;]+/g, '<user>'],
  [/(?<=Node\.js: )[\d.]+/g, '<version>'],
  // Where a test's database runs, its version and its size.
  [/(?<=✓ Database: ).+/g, '<server>'],
  [/(?<=✓ Queue: ).+/g, '<queue>'],
  [/(?<=^Queues \(PostgreSQL, )[^)]+/gm, '<place>'],
  [/(?<=^|\s)(?:\/|[A-Z]:\\)[^\s,;]*[^\s,;.]/gm, '<path>'],
];

/** An output with what differs from run to run replaced, as it is compared. */
export function withWildcards(output: string): string {
  const text = output.replaceAll('\uFEFF', '').replaceAll('\r\n', '\n').trimEnd();
  return WILDCARDS.reduce((masked, [pattern, name]) => masked.replaceAll(pattern, name), text);
}
