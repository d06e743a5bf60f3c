import { OpscoreError } from '#libs/domain/errors.js';
import type { Session } from '#libs/database/database.js';
import { shapesOf } from './field-shapes.js';
import type { Kind } from './kind.js';
import type { RaggedRecord } from './record-scanner.js';
import type { SheetLines } from './rejects.js';
import type { Source } from './source.js';
import { openSource, streamRecords } from './source.js';
import type { StagingTables } from './staging.sql.js';
import * as staging from './staging.sql.js';

/** Where the rows of an import come from, and how they get into its staging table. */
export interface RowSource {
  /** The columns of the rows, in their order. */
  readonly columns: readonly string[];
  /** Of a workbook, the sheets that rows were read of, once they are laid. */
  readonly sheets?: readonly SheetLines[];
  /** What the file was taken for, once its rows are laid; null where there is none. */
  readAs(): string | null;
  /** Lays the rows into a table of their types. Gives how many; null where not all are written in the canonical form. */
  layTyped(session: Session, kind: Kind, tables: StagingTables): Promise<number | null>;
  /** Lays the rows into a table of texts, and records that are no rows into that of problems. Gives how many both are. */
  layTexts(session: Session, tables: StagingTables): Promise<number>;
}

/** Records with a wrong number of fields wait in memory; with more than this the file is of another shape. */
const MOST_RAGGED = 50_000;
const MOST_RAGGED_LENGTH = 16 * 1024 * 1024;
const RAGGED_BATCH = 1_000;

type OnProgress = (bytes: number, total: number) => void;

/** The rows of a canonical file. Read twice where they turn out not to be all in the canonical form. */
export class FileRows implements RowSource {
  private ragged: RaggedRecord[] = [];
  private raggedTotal = 0;
  private raggedLength = 0;
  private isRead = false;

  private constructor(
    private readonly path: string,
    private readonly onProgress: OnProgress,
    private source: Source,
  ) {}

  /** Opens a file and reads its header. Throws what {@link openSource} throws. */
  static async open(path: string, onProgress: OnProgress): Promise<FileRows> {
    let rows: FileRows | null = null;
    const onRagged = (record: RaggedRecord) => rows?.keepRagged(record);
    rows = new FileRows(path, onProgress, await openSource(path, { onRagged, onProgress }));
    return rows;
  }

  get columns(): readonly string[] {
    return this.source.columns;
  }

  get sheets(): readonly SheetLines[] {
    return this.source.sheets ?? [];
  }

  /** Lets go of the file, wherever reading it stopped. */
  async close(): Promise<void> {
    await this.source.close();
  }

  /** The SHA-256 of the file, once its rows are laid. */
  sha256(): string {
    return this.source.sha256();
  }

  readAs(): string {
    return this.source.readAs();
  }

  async layTyped(session: Session, kind: Kind, tables: StagingTables): Promise<number | null> {
    await this.begin();
    await session.query(staging.createTypedRaw(kind, tables, this.columns));
    const records = streamRecords(this.source, shapesOf(kind, this.columns));
    const laid = await session.copyIn(staging.copyRaw(tables, this.columns), records);
    return this.source.isRegular() ? laid : null;
  }

  async layTexts(session: Session, tables: StagingTables): Promise<number> {
    await this.begin();
    await session.query(staging.createRaw(tables, this.columns));
    const laid = await session.copyIn(staging.copyRaw(tables, this.columns), streamRecords(this.source));
    for (let start = 0; start < this.ragged.length; start += RAGGED_BATCH) {
      const batch = this.ragged.slice(start, start + RAGGED_BATCH);
      await session.query(staging.addProblems(tables), [
        batch.map(({ line }) => line),
        batch.map(() => null),
        batch.map(({ text }) => text),
        batch.map(() => 'field-count'),
      ]);
    }
    this.ragged = [];
    return laid + this.raggedTotal;
  }

  private async begin(): Promise<void> {
    if (this.isRead) {
      await this.source.close();
      const onRagged = (record: RaggedRecord) => this.keepRagged(record);
      this.source = await openSource(this.path, { onRagged, onProgress: this.onProgress });
    }
    this.isRead = true;
  }

  private keepRagged(record: RaggedRecord): void {
    this.raggedTotal += 1;
    this.raggedLength += record.text.length;
    if (this.raggedTotal > MOST_RAGGED || this.raggedLength > MOST_RAGGED_LENGTH) throw new OpscoreError('file-fields', { file: this.path, line: record.line });
    this.ragged.push(record);
  }
}

/** Rows that a statement selects out of other tables, as texts. */
export class SelectedRows implements RowSource {
  constructor(
    readonly columns: readonly string[],
    private readonly select: string,
  ) {}

  readAs(): null {
    return null;
  }

  layTyped(): Promise<null> {
    return Promise.resolve(null);
  }

  async layTexts(session: Session, tables: StagingTables): Promise<number> {
    await session.query(staging.createRaw(tables, this.columns));
    return session.execute(staging.fillRaw(tables, this.columns, this.select));
  }
}
