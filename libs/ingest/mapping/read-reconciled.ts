import type { RawFile } from '../raw-tables.js';
import { findTables, namePartsOf, readOptions } from './map-file.js';
import { RowMapper } from './map-rows.js';
import type { MappingProfile } from './mapping-profile.js';
import type { ReconciledFigure } from './reconciled-figures.js';

/** What a report of the platform says of a day of a merchant, or of an agent. */
export interface ReconciledRow {
  /** The line or row of the file that it stands on. */
  readonly line: number;
  /** As texts in the canonical form, or as they stand in the file where they cannot be read. */
  readonly day: string;
  readonly merchantId: string;
  /** Null in reports of whole merchants. */
  readonly agentId: string | null;
  /** By figure; those that the report does not have, or not on that day, are left out. Amounts are yuan. */
  readonly figures: Readonly<Partial<Record<ReconciledFigure, string>>>;
}

/**
 * Reads the figures of a report that ours are compared with, some rows at a time; nothing is stored. Rows of totals and such with another
 * number of cells than the header are passed over. Gives nothing where the profile compares nothing. Throws as an import does.
 */
export async function* readReconciled(profile: MappingProfile, file: RawFile, path: string, given: Readonly<Record<string, string>>): AsyncGenerator<ReconciledRow[]> {
  const { by, figures = {} } = profile.reconciles ?? {};
  if (by === undefined) return;
  const { agent_id: agentId, ...ofMerchant } = by;
  const sources = { ...ofMerchant, ...(agentId !== undefined && { agent_id: agentId }), ...figures };
  const names = Object.keys(sources);
  const options = readOptions(profile, given);
  const { fitting } = await findTables(profile, file, path);
  for (const { table, header } of fitting) {
    // Mapped as the days of merchants are, with columns of its own.
    const mapper = new RowMapper({ ...profile, facts: [{ kind: 'merchant_days', columns: sources }] }, header, { options, nameParts: namePartsOf(profile, table.file), digestKey: null }, table.isEven);
    for await (const rows of table.rows()) {
      const read: ReconciledRow[] = [];
      for (const row of rows) {
        if (row.line <= header.line) continue;
        mapper.push(row, (_, { line, values }) => {
          if (values === null) return;
          const said = Object.fromEntries(names.map((name, place) => [name, values[place] ?? '']));
          const { day = '', merchant_id: merchantId = '', agent_id: agent, ...rest } = said;
          read.push({ line, day, merchantId, agentId: agent ?? null, figures: Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')) });
        });
      }
      if (read.length > 0) yield read;
    }
    mapper.end();
  }
}
