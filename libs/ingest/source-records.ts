import type { FieldShape } from './field-shapes.js';
import type { RaggedRecord } from './record-scanner.js';
import type { SheetLines } from './rejects.js';

/** The columns of a file, and its rows as numbered CSV records for `COPY`. */
export interface SourceRecords {
  /** The names of the columns in the file's order; '' for a column that is passed over. */
  readonly columns: readonly string[];
  /**
   * Records as `<line>,<fields>`, a line feed after each. May be read once. With `shapes` they end at the first part that
   * is not {@link isRegular}.
   */
  records(shapes?: readonly (FieldShape | null)[]): AsyncIterable<Buffer>;
  /** Whether all that was read is written just as the canonical form has it; said where shapes were given. */
  isRegular(): boolean;
  /** Of a workbook, the sheets that rows were read of. */
  readonly sheets?: readonly SheetLines[];
}

/** Who is told while a file is read. */
export interface SourceListener {
  onRagged(record: RaggedRecord): void;
  /** Bytes read of the file on disk, and its size; of a workbook those of its sheets. */
  onProgress(bytes: number, total: number): void;
}
