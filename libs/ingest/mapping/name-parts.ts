/** Names of files with parts in them, such as `{shop}_商品明细_{day}_sku`. */

/** What a rejects file has in its name beside that of the source. */
const REJECTS = /(?:-[0-9a-f]{8})?\.rejects$/;

/** The parts of a file's name by a pattern; null where it is named otherwise. Endings, that of rejects files, and what browsers add such as ` (1)`, do not count. */
export function readNameParts(fileName: string, pattern: string): Readonly<Record<string, string>> | null {
  const stem = fileName.replace(/(?:\.(?:csv|tsv|txt|xlsx?|zip|gz))+$/i, '').replace(/\s*[(（]\d+[)）]$/, '').replace(REJECTS, '');
  const pieces = pattern.split(/\{(\w+)\}/);
  const parts: Record<string, string> = {};
  let at = 0;
  for (let index = 0; index < pieces.length; index += 2) {
    const fixed = pieces[index] ?? '';
    const part = pieces[index - 1];
    const isLast = index === pieces.length - 1;
    // The part before a fixed piece ends where that piece comes first; the last piece has to end the name.
    const found = isLast && fixed !== '' ? (stem.endsWith(fixed) ? stem.length - fixed.length : -1) : isLast ? stem.length : stem.indexOf(fixed, at);
    if (found < at || (part === undefined && found !== 0)) return null;
    if (part !== undefined) {
      if (found === at) return null;
      parts[part] = stem.slice(at, found);
    }
    at = found + fixed.length;
  }
  return at === stem.length ? parts : null;
}

/** The names in braces in a pattern or text. */
export function placeholdersOf(pattern: string): string[] {
  return [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
