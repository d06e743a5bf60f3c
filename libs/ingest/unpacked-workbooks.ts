import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Archive } from '#libs/spreadsheets/archive.js';
import { UnreadableArchive, isBomb } from '#libs/spreadsheets/archive.js';
import { WorkbookReader } from '#libs/spreadsheets/read-workbook.js';

/** Workbooks are packed already: another archive around them makes them no smaller. */
const MOST_PACKED = 20;
const MOST_BYTES = 256 * 1024 * 1024;

/** Workbooks out of an archive, which lie in a folder of their own while they are read. */
export class UnpackedWorkbooks {
  private folder: string | null = null;
  private readonly workbooks: WorkbookReader[] = [];

  /** Unpacks a workbook under a name of our own, and opens it. Throws `UnreadableArchive`. */
  async open(archive: Archive, name: string, ownName: string): Promise<WorkbookReader> {
    const { bytes, packedBytes } = archive.entries.find((entry) => entry.name === name) ?? { bytes: 0, packedBytes: 0 };
    if (bytes > MOST_BYTES) throw new UnreadableArchive('too-large');
    if (isBomb(bytes, packedBytes, MOST_PACKED)) throw new UnreadableArchive('too-packed');
    const path = join((this.folder ??= mkdtempSync(join(tmpdir(), 'opscore-unpacked-'))), ownName);
    await pipeline(archive.read(name), createWriteStream(path, { mode: 0o600 }));
    const workbook = await WorkbookReader.open(path);
    this.workbooks.push(workbook);
    return workbook;
  }

  /** Closes them and takes them away. */
  close(): void {
    for (const workbook of this.workbooks) workbook.close();
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }
}
