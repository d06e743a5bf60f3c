const SECTOR = 512;
const PLACES = SECTOR / 4;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const IS_TABLE = 0xfffffffd;
/** The directory comes first, so that its place is known. */
const DIRECTORY = 0;
const WORKBOOK = 1;

/** A record of an old workbook. */
export function recordOf(id: number, ...parts: readonly (Buffer | number)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'number' ? twoBytes(part) : part)));
  return Buffer.concat([twoBytes(id), twoBytes(content.length), content]);
}

function twoBytes(value: number): Buffer {
  return Buffer.from([value & 0xff, value >> 8]);
}

function textOf(text: string): Buffer {
  return Buffer.concat([twoBytes(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);
}

const BOF = 0x0809;
const EOF = 0x000a;
const BOUNDSHEET = 0x0085;
const LABEL = 0x0204;

/** An old workbook of one sheet whose cells are texts. */
export function oldWorkbookOf(rows: readonly (readonly string[])[]): Buffer {
  const cells = rows.flatMap((row, index) => row.slice(0, 256).map((text, column) => recordOf(LABEL, index, column, 0, textOf(text.slice(0, 2_000)))));
  return containerOf(workbookStream([cells]));
}

/** The stream of a workbook with sheets of such records. */
export function workbookStream(sheets: readonly (readonly Buffer[])[], global: readonly Buffer[] = []): Buffer {
  const begin = recordOf(BOF, 0x0600, 5, 0, 0, 0, 0, 0, 0);
  const nameOf = (index: number) => Buffer.from([7, 0, ...Buffer.from(`Sheet${String(index % 100).padStart(2, '0')}`)]);
  const head = [begin, ...global];
  const heads = head.reduce((sum, { length }) => sum + length, 0) + sheets.length * 19 + 4;
  const bodies = sheets.map((records) => Buffer.concat([recordOf(BOF, 0x0600, 0x10, 0, 0, 0, 0, 0, 0), ...records, recordOf(EOF)]));
  let at = heads;
  const bound = bodies.map((body, index) => {
    const place = Buffer.alloc(4);
    place.writeUInt32LE(at);
    at += body.length;
    return recordOf(BOUNDSHEET, place, 0, nameOf(index));
  });
  return Buffer.concat([...head, ...bound, recordOf(EOF), ...bodies]);
}

/** Lays the stream of a workbook into a compound file. */
export function containerOf(stream: Buffer): Buffer {
  const padded = Buffer.concat([stream, Buffer.alloc(Math.max(0, 4_096 - stream.length))]);
  const sectors = Math.ceil(padded.length / SECTOR);
  const tables = Math.ceil((sectors + 1 + Math.ceil(sectors / (PLACES - 1)) + 1) / PLACES);
  const table = new Uint32Array(tables * PLACES).fill(FREE);
  table[DIRECTORY] = END;
  for (let index = 0; index < sectors; index++) table[WORKBOOK + index] = index === sectors - 1 ? END : WORKBOOK + index + 1;
  for (let index = 0; index < tables; index++) table[WORKBOOK + sectors + index] = IS_TABLE;
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tables, 44);
  header.writeUInt32LE(DIRECTORY, 48);
  header.writeUInt32LE(4_096, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  for (let index = 0; index < Math.min(tables, 109); index++) header.writeUInt32LE(WORKBOOK + sectors + index, 76 + index * 4);
  const directory = Buffer.alloc(SECTOR);
  entryOf('Root Entry', 5, END, 0).copy(directory, 0);
  entryOf('Workbook', 2, WORKBOOK, padded.length).copy(directory, 128);
  return Buffer.concat([header, directory, padded, Buffer.alloc(sectors * SECTOR - padded.length), Buffer.from(table.buffer)]);
}

function entryOf(name: string, type: number, start: number, bytes: number): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry[66] = type;
  entry[67] = 1;
  entry.writeUInt32LE(FREE, 68);
  entry.writeUInt32LE(FREE, 72);
  entry.writeUInt32LE(type === 5 ? 1 : FREE, 76);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(bytes, 120);
  return entry;
}
