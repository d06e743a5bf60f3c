import { findBrokenLinks } from './links.js';
import { readPages } from './pages.js';

const pages = readPages();

/** What is found on a made-up page among the real ones. */
function findPlanted(text: string): string[] {
  const path = 'docs/planted.md';
  return findBrokenLinks([...pages, { path, text }]).filter((problem) => problem.startsWith(path));
}

describe('links', () => {
  it('of all pages lead to a file or a heading', () => {
    expect(findBrokenLinks(pages)).toEqual([]);
  });

  it.each([
    ['[x](no-such-page.md)', 'docs/planted.md:1: no-such-page.md leads to no file'],
    ['\n![x](images/no-such.svg)', 'docs/planted.md:2: images/no-such.svg leads to no file'],
    ['[x](concepts.md#no-such-heading)', 'docs/planted.md:1: concepts.md#no-such-heading leads to no heading'],
    ['## One\n[x](#two)', 'docs/planted.md:2: #two leads to no heading'],
    ['[x](../../elsewhere.md)', 'docs/planted.md:1: ../../elsewhere.md leads out of the repository'],
    ['[x]: no-such-page.md', 'docs/planted.md:1: no-such-page.md leads to no file'],
    ['<img src="images/no-such.svg">', 'docs/planted.md:1: images/no-such.svg leads to no file'],
    ['[x](rule-set.schema.json#scoring)', 'docs/planted.md:1: rule-set.schema.json#scoring names a heading in what is no page'],
  ])('that are broken are found: %s', (text, problem) => {
    expect(findPlanted(text)).toEqual([problem]);
  });

  it.each([
    ['elsewhere', '[x](https://example.org/page#part)'],
    ['to a heading with code, signs and spaces', '## `a-b`, c: D (e)\n[x](#a-b-c-d-e)'],
    ['to the second of two equal headings', '## One\n## One\n[x](#one-1)'],
    ['in a block or in code', '```\n[x](no-such-page.md)\n```\n`[x](no-such-page.md)`'],
  ])('%s are well', (_name, text) => {
    expect(findPlanted(text)).toEqual([]);
  });
});
