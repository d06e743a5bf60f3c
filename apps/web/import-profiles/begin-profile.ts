import type { DraftTable } from '../api/import-drafts.js';
import type { ListedProfile } from '../api/import-profiles.js';
import type { ImportKind } from '../api/imports.js';
import { blankProfile, setNames } from './change-profile.js';

/** A profile to correct: one's own as it is, a built-in one under a name of its own, since built-in ones stay as they are. */
export function beginFrom({ name, title, builtIn, yaml }: Pick<ListedProfile, 'name' | 'title' | 'builtIn'> & { readonly yaml: string }): string {
  return builtIn ? setNames(yaml, { name: `my-${name}`, title: { en: `${title.en} (own)`, zh: `${title.zh}（自定义）` } }) : yaml;
}

/** An empty profile for a file of which nothing is known. Null where it has no columns. */
export function beginBlank(kinds: readonly ImportKind[], tables: readonly DraftTable[]): string | null {
  const kind = kinds.find(({ name }) => name === 'orders') ?? kinds[0];
  const table = tables.find(({ header }) => header.length > 0) ?? tables.find(({ firstRows }) => firstRows.length > 0);
  if (kind === undefined || table === undefined) return null;
  return blankProfile(`my-${kind.name.replaceAll('_', '-')}`, kind, headerOf(table, null).header);
}

/** The header of a table: the row at `line`, or what was taken for it, or else the first row; and where it stands. */
export function headerOf({ header, headerLine, firstRows }: DraftTable, line: number | null): { readonly header: readonly string[]; readonly line: number } {
  const row = firstRows.find((each) => each.line === line) ?? (headerLine === null ? firstRows[0] : undefined);
  return row === undefined ? { header, line: headerLine ?? 1 } : { header: row.cells, line: row.line };
}
