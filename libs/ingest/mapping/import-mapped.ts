import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, Session } from '#libs/database/database.js';
import { readBuyerIdSecret } from '#libs/directory/buyer-id-secret.js';
import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { auditImport, recordImport } from '../import-file.js';
import type { AlsoInTransaction, ImportRequest, ImportSummary } from '../import-request.js';
import type { KindName } from '../kind.js';
import { KNOWN_KIND_NAMES, kindNamed } from '../kinds.js';
import { openRawFile } from '../raw-tables.js';
import { Stage, rejectsPathFor } from '../stage.js';
import { EarlyRows } from './early-rows.js';
import { findTables, mapFile, readOptions } from './map-file.js';
import type { MappedFact, MappedFile } from './map-file.js';
import type { MappingProfile } from './mapping-profile.js';
import type { RejectedFile } from './return-rejected.js';
import { returnRejected } from './return-rejected.js';
import type { StagedFact } from './returned-rows.js';
import { SpooledRows } from './spooled-rows.js';

/** A foreign file to bring in by a profile. */
export interface MappedRequest extends Omit<ImportRequest, 'kind' | 'alsoInTransaction' | 'keepsJournal'> {
  readonly profile: MappingProfile;
  /** What the profile has to be told. */
  readonly options: Readonly<Record<string, string>>;
  /** Work that is kept together with all that the file brings, or not at all. */
  readonly alsoInTransaction?: AlsoInTransaction<MappedImport>;
}

/** What a foreign file brought: a summary for every kind of fact. */
export interface MappedImport extends Pick<MappedFile, 'passedOver' | 'tablesPassedOver'> {
  readonly summaries: readonly ImportSummary[];
  /** The import_id of the summary that the file is about: by it all of them are listed and undone. */
  readonly wholeId: string;
  /** Columns that the profile neither reads nor ignores. */
  readonly unknownColumns: readonly string[];
}

/**
 * Brings a foreign file in, as a profile reads it: all its facts in one transaction. Columns that the profile does not read are dropped
 * before anything is stored. Throws `profile-header-missing`, `profile-header-foreign`, `profile-reconciles-only`, `profile-option-missing`, what is wrong with the file, and with `strict`
 * `rows-rejected`.
 */
export async function importMapped(database: Database, request: MappedRequest): Promise<MappedImport> {
  const { profile, path } = request;
  if (profile.facts.length === 0) throw new OpscoreError('profile-reconciles-only', { profile: profile.profile, file: path });
  const startedAt = new Date();
  const options = readOptions(profile, request.options);
  let isMapped = false;
  const file = await openRawFile(path, (bytes, total) => {
    // The file is read again for its hash, and where rows are rejected, which is no progress.
    if (!isMapped) request.onProgress?.('read', bytes, total);
  });
  const folder = await mkdtemp(join(tmpdir(), 'opscore-spool-'));
  try {
    const tables = await findTables(profile, file, path);
    const digestKey = await readBuyerIdSecret(database);
    return await database.withTransaction(
      async (session) => {
        const early = await EarlyRows.begin(session);
        const mapped = await mapFile(profile, tables, { folder, options, digestKey, onSpooled: (...spooled) => early.add(...spooled) }).catch((error: unknown) => {
          throw error instanceof OpscoreError && error.details['file'] === undefined ? new OpscoreError(error.code, { file: path, ...error.details }, { cause: error }) : error;
        });
        isMapped = true;
        await request.alsoInTransaction?.before(session);
        await session.query(LOCK_TRANSACTION, [LOCK_KEYS.imports]);
        // What a profile names first is what the file is about; what it needs may come before.
        const wholeId = early.importIdOf((mapped.facts[0] as MappedFact).spool);
        // It is calculated here while the server works.
        const hash = file.hash();
        hash.catch(() => undefined);
        const staged: MappedStage[] = [];
        const readRecord = async () => ({ profile: profile.profile, sha256: await hash, startedAt, fileId: request.fileId ?? null, actor: request.actor ?? OPSCORE_ACTOR, wholeId });
        for (const each of mapped.facts.toSorted(byDependency)) {
          const { fact, spool, links } = each;
          const stage = new Stage(session, kindNamed(fact.kind), new SpooledRows(spool, fact, links, file.readAs(), early), early.importIdOf(spool));
          const summary = await runStage(stage, request);
          await recordImport(session, summary, await readRecord());
          staged.push({ ...each, stage, tables: stage.tables, summary });
        }
        const summaries = await giveBack(session, staged, { ...request, options, digestKey, tables: tables.fitting, importId: wholeId });
        const unknownColumns = [...new Set(tables.fitting.flatMap(({ header }) => header.unknown))];
        const made = { summaries, wholeId, unknownColumns, passedOver: mapped.passedOver, tablesPassedOver: mapped.tablesPassedOver };
        await request.alsoInTransaction?.after(session, made);
        // Last: nobody else can write to the audit log from here on.
        if (request.dryRun !== true) for (const summary of summaries) await auditImport(session, summary, await readRecord());
        return made;
      },
      { keep: request.dryRun !== true },
    );
  } finally {
    file.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function byDependency(left: { readonly fact: { readonly kind: string } }, right: { readonly fact: { readonly kind: string } }): number {
  return KNOWN_KIND_NAMES.indexOf(left.fact.kind as KindName) - KNOWN_KIND_NAMES.indexOf(right.fact.kind as KindName);
}

interface MappedStage extends StagedFact {
  readonly stage: Stage;
  readonly summary: ImportSummary;
}

function runStage(stage: Stage, { path, rejectsFolder, dryRun = false, strict = false, onProgress }: MappedRequest): Promise<ImportSummary> {
  return stage.run({
    path,
    rejectsFolder,
    dryRun,
    strict,
    keepsRows: true,
    onProgress: (phase, done, total) => {
      if (phase !== 'read') onProgress?.(phase, done, total);
    },
  });
}

/** Writes the rows that facts reject to one file, and lets go of the rows of all facts. Gives the summaries, which name the file. */
async function giveBack(session: Session, staged: readonly MappedStage[], request: MappedRequest & Pick<RejectedFile, 'digestKey' | 'tables' | 'importId'>): Promise<ImportSummary[]> {
  const isRejected = ({ rejected }: ImportSummary) => rejected > 0 && request.dryRun !== true;
  const rejectsPath = request.rejectsPath ?? rejectsPathFor(request, request.importId);
  if (staged.some(({ summary }) => isRejected(summary))) await returnRejected(session, rejectsPath, { ...request, facts: staged });
  for (const { stage } of staged) await stage.drop();
  return staged.map(({ summary }) => ({ ...summary, rejectsPath: isRejected(summary) ? rejectsPath : null }));
}
