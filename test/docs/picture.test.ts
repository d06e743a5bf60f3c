import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepsOf } from './console-steps.js';
import { ROOT, blocksOf, readPage } from './pages.js';

/** The texts of a picture by the line that they stand on, from left to right. */
function linesOfPicture(svg: string): string[] {
  const lines = new Map<number, { x: number; text: string }[]>();
  for (const [, x, y, text = ''] of svg.matchAll(/<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<\/text>/g)) {
    lines.set(Number(y), [...(lines.get(Number(y)) ?? []), { x: Number(x), text }]);
  }
  const down = [...lines].toSorted(([upper], [lower]) => upper - lower);
  return down.map(([, texts]) => texts.toSorted((left, right) => left.x - right.x).map(({ text }) => text).join(' '));
}

/** Blanks of a terminal are no part of a picture, which places its texts. */
const withoutBlanks = (lines: readonly string[]) => lines.map((line) => line.replaceAll(' ', ''));

describe('docs/images/scorecard.svg', () => {
  const svg = readFileSync(join(ROOT, 'docs/images/scorecard.svg'), 'utf8');

  it('shows the scorecards that README.md shows', () => {
    const [step] = blocksOf(readPage('README.md'))
      .filter(({ language }) => language === 'console')
      .flatMap(stepsOf);
    const shown = step?.shown.split('\n') ?? [];
    const first = shown.findIndex((line) => line.startsWith('Scorecards '));
    const next = shown.findIndex((line) => line.startsWith('Why'));
    const scorecards = shown.slice(first, next).filter((line) => line !== '' && !line.startsWith('─'));
    expect(withoutBlanks(linesOfPicture(svg))).toEqual(withoutBlanks([`$ ${step?.command}`, ...scorecards]));
  });

  it('asks for nothing from elsewhere', () => {
    expect(svg.match(/<script|<image|<foreignObject|@import|url\(|href=/g)).toBeNull();
  });
});
