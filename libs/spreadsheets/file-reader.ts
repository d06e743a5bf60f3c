import { close, fstatSync, openSync, read } from 'node:fs';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { RandomAccessReader } from 'yauzl';

const PIECE_BYTES = 64 * 1024;

const readPiece = promisify(read);

/** A file of which pieces are read. A place that an archive names and that is not in the file is an error like any other. */
export class FileReader extends RandomAccessReader {
  readonly bytes: number;
  private readonly descriptor: number;

  /** Throws as the system does where the file cannot be opened. */
  constructor(path: string) {
    super();
    this.descriptor = openSync(path, 'r');
    this.bytes = fstatSync(this.descriptor).size;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.pieces(start, end), { objectMode: false });
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null, bytesRead?: number) => void): void {
    if (position + length <= this.bytes) read(this.descriptor, buffer, offset, length, position, callback);
    else process.nextTick(callback, new RangeError(`The file ends before ${position}.`));
  }

  override close(callback: (error: Error | null) => void): void {
    close(this.descriptor, callback);
  }

  private async *pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const { buffer, bytesRead } = await readPiece(this.descriptor, Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at)), 0, Math.min(PIECE_BYTES, end - at), at);
      // The file has become shorter since; whoever counts the bytes says so.
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}
