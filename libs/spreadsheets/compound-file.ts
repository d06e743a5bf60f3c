import { UnreadableArchive } from './archive.js';

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const SHORT_SECTOR_BYTES = 64;
/** What is shorter lies in short sectors. */
const SHORTEST_LONG = 4_096;
/** Larger numbers are no sectors: ends of chains, free ones, and such that hold the table. */
const LAST_SECTOR = 0xfffffffa;
const IN_HEADER = 109;
const ROOT = 5;
const STREAM = 2;
/** What workbooks with a password lie in. */
const ENCRYPTED = 'EncryptedPackage';

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly bytes: number;
}

/**
 * Reads a stream of a compound file, in which old Office keeps its documents, by the first of its names that is there. No chain of sectors
 * is followed further than there are sectors, so that one that runs in a circle ends. Throws `UnreadableArchive`.
 */
export function readCompoundStream(file: Buffer, names: readonly string[]): Buffer {
  if (file.length < HEADER_BYTES || !file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new UnreadableArchive('broken');
  const sectors = new Sectors(file);
  const entries = readEntries(sectors.join(file.readUInt32LE(48)));
  if (entries.some(({ name }) => name === ENCRYPTED)) throw new UnreadableArchive('encrypted');
  const found = names.map((name) => entries.find((entry) => entry.type === STREAM && entry.name === name)).find((entry) => entry !== undefined);
  if (found === undefined || found.bytes > file.length) throw new UnreadableArchive('broken');
  const stream = found.bytes < SHORTEST_LONG ? readShort(file, sectors, entries, found) : sectors.join(found.start);
  if (stream.length < found.bytes) throw new UnreadableArchive('broken');
  return stream.subarray(0, found.bytes);
}

function readEntries(list: Buffer): Entry[] {
  return Array.from({ length: Math.floor(list.length / ENTRY_BYTES) }, (_, index) => {
    const entry = list.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES);
    const name = entry.toString('utf16le', 0, Math.max(0, Math.min(entry.readUInt16LE(64), 64) - 2));
    return { name, type: entry[66] ?? 0, start: entry.readUInt32LE(116), bytes: entry.readUInt32LE(120) };
  });
}

function readShort(file: Buffer, sectors: Sectors, entries: readonly Entry[], { start }: Entry): Buffer {
  const root = entries.find(({ type }) => type === ROOT);
  if (root === undefined) throw new UnreadableArchive('broken');
  const all = sectors.join(root.start);
  const table = sectors.join(file.readUInt32LE(60));
  const places = followChain(start, Math.floor(all.length / SHORT_SECTOR_BYTES), (place) => (place * 4 + 4 <= table.length ? table.readUInt32LE(place * 4) : undefined));
  return Buffer.concat(places.map((place) => all.subarray(place * SHORT_SECTOR_BYTES, (place + 1) * SHORT_SECTOR_BYTES)));
}

/** The places of a chain. Throws where it leaves the file or comes back to itself. */
function followChain(start: number, most: number, next: (place: number) => number | undefined): number[] {
  const places: number[] = [];
  for (let place: number | undefined = start; place !== undefined && place <= LAST_SECTOR; place = next(place)) {
    if (place >= most || places.length >= most) throw new UnreadableArchive('broken');
    places.push(place);
  }
  return places;
}

/** The sectors of a compound file, and the table that tells which follows which. */
class Sectors {
  private readonly bytes: number;
  private readonly count: number;
  private readonly table: readonly Buffer[];

  constructor(private readonly file: Buffer) {
    const power = file.readUInt16LE(30);
    if (power !== 9 && power !== 12) throw new UnreadableArchive('broken');
    this.bytes = 1 << power;
    this.count = Math.ceil(file.length / this.bytes) - 1;
    this.table = this.placesOfTable().map((place) => this.at(place));
  }

  /** The sectors of a chain, one after the other. */
  join(start: number): Buffer {
    return Buffer.concat(followChain(start, this.count, (place) => this.next(place)).map((place) => this.at(place)));
  }

  private at(place: number): Buffer {
    if (place >= this.count) throw new UnreadableArchive('broken');
    return this.file.subarray((place + 1) * this.bytes, (place + 2) * this.bytes);
  }

  private next(place: number): number | undefined {
    const entries = this.bytes / 4;
    const sector = this.table[Math.floor(place / entries)];
    const at = (place % entries) * 4;
    return sector !== undefined && at + 4 <= sector.length ? sector.readUInt32LE(at) : undefined;
  }

  /** The first are named in the header, further ones in sectors of their own. */
  private placesOfTable(): number[] {
    const places: number[] = [];
    const add = (names: Buffer) => {
      for (let at = 0; at + 4 <= names.length; at += 4) if (names.readUInt32LE(at) <= LAST_SECTOR) places.push(names.readUInt32LE(at));
      if (places.length > this.count) throw new UnreadableArchive('broken');
    };
    add(this.file.subarray(76, 76 + IN_HEADER * 4));
    const link = this.bytes - 4;
    const further = followChain(this.file.readUInt32LE(68), this.count, (place) => (this.at(place).length === this.bytes ? this.at(place).readUInt32LE(link) : undefined));
    for (const place of further) add(this.at(place).subarray(0, link));
    return places;
  }
}
