import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { ExampleCompany } from '#libs/example-company/example-company.js';
import type { WrittenFile } from '#libs/example-company/write-csv.js';

/** A row of a file by column. */
export type Fact = Readonly<Record<string, string>>;

type FactsByKind = ReadonlyMap<string, readonly Fact[]>;

/** The rows of the example company's files, as a reader of the files sees them. */
export class ExampleFacts {
  private constructor(
    private readonly firstBatch: FactsByKind,
    private readonly lateBatch: FactsByKind,
  ) {}

  static async read({ files, lateFiles }: ExampleCompany): Promise<ExampleFacts> {
    return new ExampleFacts(await readFiles(files), await readFiles(lateFiles));
  }

  first(kind: string): readonly Fact[] {
    return this.firstBatch.get(kind) ?? [];
  }

  late(kind: string): readonly Fact[] {
    return this.lateBatch.get(kind) ?? [];
  }

  /** The rows of both batches. */
  all(kind: string): readonly Fact[] {
    return [...this.first(kind), ...this.late(kind)];
  }

  /** Orders as they are known in the end. */
  orders(): Fact[] {
    return [...indexBy(this.all('orders'), 'merchant_id', 'order_id').values()];
  }
}

/** A field of every row. */
export function valuesOf(facts: readonly Fact[], column: string): string[] {
  return facts.map((fact) => fact[column] ?? '');
}

/** The key of a row: its values in some columns. */
export function keyOf(fact: Fact, ...columns: string[]): string {
  return columns.map((column) => fact[column]).join(' ');
}

/** The rows by a key; of rows with the same key the last. */
export function indexBy(facts: readonly Fact[], ...columns: string[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [keyOf(fact, ...columns), fact]));
}

/** The day of a moment. */
export function dayOf(moment = ''): string {
  return moment.slice(0, 10);
}

/** Whole days from the day of a moment to that of another. */
export function daysBetweenMoments(from: string, to: string): number {
  return (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000;
}

async function readFiles(files: readonly WrittenFile[]): Promise<FactsByKind> {
  const facts = new Map<string, readonly Fact[]>();
  for (const { kind, path } of files) facts.set(kind, parse<Fact>(await readFile(path, 'utf8'), { columns: true }));
  return facts;
}
