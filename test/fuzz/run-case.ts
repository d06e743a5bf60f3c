import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#libs/database/database.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { kindOfHeader } from '#libs/inbox/kind-of-file.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { ImportSummary } from '#libs/ingest/import-request.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import { faultsOfRefusal, faultsOfSummary } from './check-outcome.js';
import type { FuzzSource } from './fuzz-sources.js';
import { readAlone } from './read-alone.js';
import * as sql from './run-case.sql.js';

/** What came of a file, and what was wrong with that. */
export interface Outcome {
  readonly result: 'read' | 'read with rejected rows' | 'refused';
  /** The code of a refusal. */
  readonly code: string | null;
  readonly faults: readonly string[];
}

type Stored = Readonly<Record<string, number>>;

/** Rows of these move to another merchant: one that was added need not be one more. */
const MOVING = ['skus', 'sku_traffic', 'merchants'];

/** How far a file is brought in: read as an import reads it; tried on the database; or kept, and undone. */
export type Depth = 'read' | 'tried' | 'kept';

/** What is refused before the database is asked is looked after once in so many times. */
const LOOKED_AFTER_EVERY = 20;

/** Brings files in as users do, and looks at what that leaves. */
export class CaseRunner {
  private runs = 0;

  private constructor(
    private readonly database: Database,
    private readonly rejects: string,
    private readonly temporary: string,
    private stored: Stored,
    private digest: string,
  ) {}

  /** What is rejected goes beneath `folder`. `temporary` is where this process puts temporary files; nobody else may write there. */
  static async open(database: Database, folder: string, temporary: string): Promise<CaseRunner> {
    const rejects = join(folder, 'rejects');
    mkdirSync(rejects, { recursive: true });
    return new CaseRunner(database, rejects, temporary, await countStored(database), await digestOf(database));
  }

  /** Brings a file in. */
  async run({ goesIn }: FuzzSource, path: string, depth: Depth): Promise<Outcome> {
    this.runs += 1;
    const outcome = await (depth === 'read' ? readAlone(goesIn, path) : this.attempt(goesIn, path, depth === 'kept')).catch((error: unknown) => ({ error }));
    const isRefused = 'error' in outcome;
    const faults = isRefused ? faultsOfRefusal(outcome.error) : outcome.flatMap(faultsOfSummary);
    if (!isRefused && depth === 'kept') faults.push(...(await this.faultsOfStored(outcome)));
    if (!isRefused || depth === 'kept' || this.runs % LOOKED_AFTER_EVERY === 0) faults.push(...(depth === 'read' ? [] : await this.faultsOfStore()));
    faults.push(...this.faultsOfFolders());
    if (isRefused) return { result: 'refused', code: outcome.error instanceof OpscoreError ? outcome.error.code : null, faults };
    return { result: outcome.some(({ rejected }) => rejected > 0) ? 'read with rejected rows' : 'read', code: null, faults };
  }

  /** Brings a file in for good, so that later ones find rows that are there. */
  async settle({ goesIn }: FuzzSource, path: string): Promise<void> {
    await this.attempt(goesIn, path, true);
    for (const left of readdirSync(this.rejects)) rmSync(join(this.rejects, left));
    [this.stored, this.digest] = [await countStored(this.database), await digestOf(this.database)];
  }

  private async attempt(goesIn: FuzzSource['goesIn'], path: string, keeps: boolean): Promise<readonly ImportSummary[]> {
    const request = { path, rejectsFolder: this.rejects, dryRun: !keeps };
    if ('kind' in goesIn) {
      // A file of the inbox that its name does not tell is told by its header.
      const kind = path.includes(goesIn.kind) ? goesIn.kind : await kindOfHeader(path);
      return [await importFile(this.database, { ...request, kind: kindNamed(kind) })];
    }
    const profile = builtInProfile(goesIn.profile);
    if (profile.facts.length === 0) return readAlone(goesIn, path);
    return (await importMapped(this.database, { ...request, profile, options: goesIn.options })).summaries;
  }

  /** What a file brought that went in: as many rows as it says; and that undoing it leaves nothing. */
  private async faultsOfStored(summaries: readonly ImportSummary[]): Promise<string[]> {
    const faults: string[] = [];
    const after = await countStored(this.database);
    const added = new Map<string, number>();
    for (const each of summaries) added.set(each.kind, (added.get(each.kind) ?? 0) + each.added);
    for (const [kind, rows] of added) {
      const more = (after[kind] ?? 0) - (this.stored[kind] ?? 0);
      if (more !== rows && !MOVING.includes(kind)) faults.push(`${kind}: ${rows} rows added, ${more} more than before`);
    }
    const imports = (after['imports'] ?? 0) - (this.stored['imports'] ?? 0);
    if (imports !== summaries.length) faults.push(`${imports} imports on record of ${summaries.length}`);
    const [first] = summaries;
    // All kinds of facts of a file go together.
    if (first !== undefined) await undoImport(this.database, { importId: first.importId, actor: OPSCORE_ACTOR, now: new Date() });
    const digest = await digestOf(this.database);
    if (digest !== this.digest) faults.push('undone, the facts are not as they were before');
    this.digest = digest;
    this.stored = { ...(await countStored(this.database)), staging: this.stored['staging'] ?? 0 };
    for (const name of readdirSync(this.rejects)) rmSync(join(this.rejects, name));
    return faults;
  }

  /** What a file leaves in the database that was refused, tried, or undone. */
  private async faultsOfStore(): Promise<string[]> {
    const stored = await countStored(this.database);
    const faults = Object.entries(stored).filter(([name, rows]) => rows !== this.stored[name]).map(([name, rows]) => `${name}: ${rows} instead of ${this.stored[name]}`);
    this.stored = stored;
    return faults;
  }

  private faultsOfFolders(): string[] {
    return [this.temporary, this.rejects].flatMap((folder) =>
      readdirSync(folder).map((name) => {
        rmSync(join(folder, name), { recursive: true, force: true });
        return `${name} is left in ${folder}`;
      }),
    );
  }
}

async function countStored(database: Database): Promise<Stored> {
  const [row = {}] = await database.query<Record<string, number>>(sql.COUNT_STORED);
  return row;
}

async function digestOf(database: Database): Promise<string> {
  const [row] = await database.query<{ digest: string }>(sql.DIGEST_STORED);
  return row?.digest ?? '';
}
