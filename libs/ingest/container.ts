import { open } from 'node:fs/promises';
import { OpscoreError } from '#libs/domain/errors.js';
import { Archive, UnreadableArchive } from '#libs/spreadsheets/archive.js';

/** What a file is, by its bytes; its name may say otherwise. */
export type Container = 'text' | 'gzip' | 'workbook' | 'old-workbook' | 'archive';

const HEAD_BYTES = 4_096;
const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b];
/** The compound files of old Office, and of workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Tells what a file is. Throws `file-not-found`, `file-is-page`, and of archives what {@link refuseArchive} makes of them. */
export async function containerOf(path: string): Promise<Container> {
  const head = await readHead(path);
  if (beginsWith(head, GZIP)) return 'gzip';
  if (beginsWith(head, COMPOUND)) return 'old-workbook';
  if (beginsWith(head, ZIP)) return (await isWorkbook(path)) ? 'workbook' : 'archive';
  if (/^\uFEFF?\s*<(?:!doctype|html|table|\?xml)/i.test(head.toString('utf8'))) throw new OpscoreError('file-is-page', { file: path });
  return 'text';
}

function beginsWith(head: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, at) => head[at] === byte);
}

async function readHead(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new OpscoreError('file-not-found', { file: path }, { cause });
  }
}

async function isWorkbook(path: string): Promise<boolean> {
  const archive = await Archive.open(path).catch((error: unknown) => {
    throw refuseArchive(path, error);
  });
  try {
    return archive.has('xl/workbook.xml');
  } finally {
    archive.close();
  }
}

/** Says of an archive or workbook why it is refused; other errors stay as they are. */
export function refuseArchive(path: string, error: unknown): unknown {
  if (!(error instanceof UnreadableArchive)) return error;
  return new OpscoreError(CODES[error.reason], { file: path }, { cause: error });
}

const CODES = {
  'not-zip': 'archive-broken',
  broken: 'archive-broken',
  'too-large': 'archive-too-large',
  'too-packed': 'archive-too-packed',
  encrypted: 'archive-encrypted',
} as const;
