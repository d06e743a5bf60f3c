import type { Row } from './report.js';

const ROWS_OF_A_BATCH = 1_000;

/** Rows, some at a time: what is done once for a batch is not done for every row. */
export async function* inBatches(rows: AsyncIterable<Row>): AsyncIterable<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_OF_A_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Rows that come some at a time, counted while they are read. */
export class CountedRows implements AsyncIterable<readonly Row[]> {
  count = 0;

  constructor(private readonly batches: AsyncIterable<readonly Row[]>) {}

  async *[Symbol.asyncIterator](): AsyncIterator<readonly Row[]> {
    for await (const batch of this.batches) {
      this.count += batch.length;
      yield batch;
    }
  }
}
