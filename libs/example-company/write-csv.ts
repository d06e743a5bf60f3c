import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KindName } from '#libs/ingest/kind.js';

/** The fields of a line, as text. */
export type Row = readonly string[];

/** The content of one canonical file. */
export interface Table {
  readonly kind: KindName;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A canonical file that was written. */
export interface WrittenFile {
  readonly kind: KindName;
  readonly path: string;
  readonly rows: number;
}

/** Writes a table as `<kind>.csv` into a folder, which is made where it is missing: UTF-8, a header, line feeds. */
export async function writeTable(folder: string, { kind, columns, rows }: Table): Promise<WrittenFile> {
  const path = join(folder, `${kind}.csv`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, [columns, ...rows].map(writeLine).join(''));
  return { kind, path, rows: rows.length };
}

/** Fen as yuan with two decimals. */
export function writeFen(fen: number): string {
  return (fen / 100).toFixed(2);
}

function writeLine(fields: Row): string {
  return `${fields.map(writeField).join(',')}\n`;
}

function writeField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
