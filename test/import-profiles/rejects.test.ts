import { bindHeader, isBound } from '#libs/ingest/mapping/bind-header.js';
import { findTables } from '#libs/ingest/mapping/map-file.js';
import { ReturnedCells } from '#libs/ingest/mapping/returned-cells.js';
import { BUILT_IN_NAMES, builtInProfile } from '#libs/ingest/profiles.js';
import { openRawFile } from '#libs/ingest/raw-tables.js';
import { REJECT_COLUMNS } from '#libs/ingest/rejects-columns.js';
import { SAMPLES, pathOf } from './samples.js';

/** What of the rows of every sample goes into a rejects file. */

it.each(BUILT_IN_NAMES)('of %s says nothing of people, and is read by the same profile as the same', async (name) => {
  const profile = builtInProfile(name);
  const file = await openRawFile(pathOf(name), () => undefined);
  try {
    const { fitting } = await findTables(profile, file, pathOf(name));
    for (const { table, header } of fitting) {
      const returned = new ReturnedCells(profile, header, { options: {}, nameParts: {}, digestKey: Buffer.alloc(32, 7) });
      const again = bindHeader(profile, [{ line: 1, cells: [...returned.headers, ...REJECT_COLUMNS], width: 0 }]);
      const fieldsOf = ({ fields }: typeof header) => fields.map(({ name: field, header: text, shift }) => [field, text, shift]);
      expect([isBound(again) && fieldsOf(again), isBound(again) && again.unknown]).toEqual([fieldsOf(header), []]);
      let written = '';
      for await (const rows of table.rows()) written += rows.map(({ cells }) => returned.write(cells).join('\n')).join('\n');
      expect(SAMPLES[name].personal.filter((text) => written.includes(text))).toEqual([]);
    }
  } finally {
    file.close();
  }
});
