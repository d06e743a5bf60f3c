import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Page } from './pages.js';
import { ROOT, lineAt, proseOf } from './pages.js';

/** A link of a page to a file of this repository or to a heading. */
export interface Link {
  readonly line: number;
  readonly target: string;
}

const INLINE = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;
const REFERENCE = /^\[[^\]]+\]:\s*(\S+)/gm;
const HTML = /\b(?:href|src)="([^"]+)"/g;

/** The links of a page that lead into this repository; addresses elsewhere are left out. */
export function linksOf(page: Page): Link[] {
  const prose = proseOf(page).replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
  return [INLINE, REFERENCE, HTML]
    .flatMap((pattern) => [...prose.matchAll(pattern)])
    .map((match) => ({ line: lineAt(prose, match.index), target: match[1] ?? '' }))
    .filter(({ target }) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
    .toSorted((a, b) => a.line - b.line);
}

/** The anchors that a page's headings make, the way that the sites that show such pages make them. */
export function anchorsOf(page: Page): Set<string> {
  const anchors = new Set<string>();
  for (const [, title = ''] of proseOf(page).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = slugOf(title);
    let [anchor, count] = [slug, 0];
    while (anchors.has(anchor)) anchor = `${slug}-${++count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** What is wrong with the links of pages, as sentences that name the page and the line. */
export function findBrokenLinks(pages: readonly Page[]): string[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap((page) =>
    linksOf(page).flatMap(({ line, target }) => {
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? page.path : posix.join(posix.dirname(page.path), decodeURIComponent(file));
      const where = `${page.path}:${line}: ${target}`;
      if (path.startsWith('..')) return [`${where} leads out of the repository`];
      if (!byPath.has(path) && !existsSync(join(ROOT, path))) return [`${where} leads to no file`];
      const other = byPath.get(path);
      if (anchor === undefined) return [];
      if (other === undefined) return [`${where} names a heading in what is no page`];
      return anchorsOf(other).has(decodeURIComponent(anchor)) ? [] : [`${where} leads to no heading`];
    }),
  );
}

function slugOf(title: string): string {
  return title
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
}
