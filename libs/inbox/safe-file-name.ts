import { splitName } from '#libs/ingest/kind-of-name.js';
import { RAW_ENDING } from '#libs/ingest/raw-tables.js';
import { FILE_ENDING } from '#libs/ingest/source.js';

/** What a stored name may take of the 255 bytes of file systems, so that further endings find room. */
const LONGEST_BYTES = 120;
/** Names of devices on Windows, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * A name that any file system takes, out of one that somebody sent: never a path, no control or formatting characters, nothing that Windows
 * or a shell takes for something else, and of a bounded length; its ending stays.
 */
export function safeFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[\s.~-]+/u, '')
    .replace(/[\s.]+$/u, '');
  const named = plain === '' ? 'upload' : DEVICES.test(plain) ? `_${plain}` : plain;
  const { stem, ending } = splitName(named);
  const characters = Array.from(stem);
  const keptEnding = Buffer.byteLength(ending) > LONGEST_BYTES / 2 ? '' : ending;
  while (characters.length > 1 && Buffer.byteLength(characters.join('') + keptEnding) > LONGEST_BYTES) characters.pop();
  return (characters.join('') + keptEnding).replace(/[\s.]+$/u, '');
}

/** Content types that say how a file is read, whatever its name says. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/csv': '.csv',
  'application/x-ndjson': '.ndjson',
  'application/gzip': '.csv.gz',
};

/** Content types that count where the name says nothing. */
const FOREIGN_ENDINGS: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.ms-excel': '.xls',
  'application/zip': '.zip',
  'text/plain': '.txt',
  'text/tab-separated-values': '.tsv',
};

/** The content types that a file may be sent with. */
export const UPLOAD_TYPES: readonly string[] = [...Object.keys(ENDINGS), ...Object.keys(FOREIGN_ENDINGS), 'application/octet-stream'];

/**
 * A safe name that tells how the file is to be read: one without such an ending gets that of its content type. Null where neither
 * tells.
 */
export function importFileName(given: string, contentType: string): string | null {
  const name = safeFileName(given);
  const { ending } = splitName(name);
  if (FILE_ENDING.test(ending)) return contentType === 'application/gzip' && !/\.(?:gz|xlsx)$/i.test(ending) ? `${name}.gz` : name;
  if (RAW_ENDING.test(ending) && ENDINGS[contentType] === undefined) return name;
  const known = ENDINGS[contentType] ?? FOREIGN_ENDINGS[contentType];
  return known === undefined ? null : safeFileName(`${/^\.gz$/i.test(ending) ? name.slice(0, -ending.length) : name}${known}`);
}
