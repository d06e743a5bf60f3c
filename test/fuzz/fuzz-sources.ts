import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeExampleCompany } from '#libs/example-company/example-company.js';
import type { KindName } from '#libs/ingest/kind.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { BUILT_IN_NAMES } from '#libs/ingest/profiles.js';
import { SAMPLES } from '../import-profiles/samples.js';

/** What a file holds before it is changed. */
export type Content =
  /** A table as text, of which any file can be made. */
  | { readonly as: 'text'; readonly text: string; readonly wasGbk: boolean }
  | { readonly as: 'workbook'; readonly bytes: Buffer }
  | { readonly as: 'old-workbook'; readonly bytes: Buffer };

/** A file that goes in as it is, to be changed. */
export interface FuzzSource {
  readonly name: string;
  readonly content: Content;
  /** What it is brought in as: a built-in profile with what it has to be told, or canonical. */
  readonly goesIn: { readonly profile: BuiltInName; readonly options: Readonly<Record<string, string>> } | { readonly kind: KindName };
}

const SAMPLES_FOLDER = fileURLToPath(new URL('../import-profiles/samples', import.meta.url));

/** Enough rows for every kind of damage, few enough to be quick. */
const LINES = 15;

/** Samples of a profile beside the one that is listed. */
const MORE_SAMPLES: readonly (readonly [BuiltInName, string])[] = [
  ['jd-pop-orders', 'jd-pop-orders.xlsx'],
  ['jd-shangzhi-overview', '交易概况_数据概览_全部渠道_2026年09月.xls'],
];

/** The samples of all profiles, and canonical files of every kind. */
export async function readSources(): Promise<FuzzSource[]> {
  const files = [...BUILT_IN_NAMES.map((profile) => [profile, SAMPLES[profile].file] as const), ...MORE_SAMPLES];
  const samples = files.map(([profile, file]): FuzzSource => ({ name: file, content: contentOf(readFileSync(join(SAMPLES_FOLDER, file)), file), goesIn: { profile, options: SAMPLES[profile].options } }));
  return [...samples, ...(await readCanonical())];
}

function contentOf(bytes: Buffer, file: string): Content {
  if (file.endsWith('.xls')) return { as: 'old-workbook', bytes };
  if (file.endsWith('.xlsx')) return { as: 'workbook', bytes };
  const encoding = bytes[0] === 0xff ? 'utf-16le' : isUtf8(bytes) ? 'utf-8' : 'gb18030';
  return { as: 'text', text: new TextDecoder(encoding).decode(bytes), wasGbk: encoding === 'gb18030' };
}

function isUtf8(bytes: Buffer): boolean {
  return bytes.equals(Buffer.from(bytes.toString('utf8')));
}

async function readCanonical(): Promise<FuzzSource[]> {
  const folder = mkdtempSync(join(tmpdir(), 'opscore-fuzz-example-'));
  try {
    const { files } = await writeExampleCompany(folder);
    return files.map(({ kind, path }) => ({ name: basename(path), content: { as: 'text', text: readFileSync(path, 'utf8').split('\n').slice(0, LINES).join('\n'), wasGbk: false }, goesIn: { kind } }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cells of a text without quotes that matter: for making workbooks of it. */
export function rowsOf(text: string): string[][] {
  const separator = (text.split('\n')[0] ?? '').includes('\t') ? '\t' : ',';
  return text.split(/\r?\n/).filter((line) => line !== '').map((line) => line.split(separator).map((cell) => cell.replaceAll('"', '')));
}

/** The name of a file, as it is made safe where files are handed over. */
export function fileNameOf(name: string): string {
  return name.slice(0, 120).replaceAll(/[/\\\0]/g, '_') || 'file';
}
