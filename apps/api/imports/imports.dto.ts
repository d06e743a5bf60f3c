import type { ColumnType } from '#libs/ingest/kind.js';
import { KIND_NAMES, KNOWN_KIND_NAMES } from '#libs/ingest/kinds.js';
import { CountField, FlagField, InstantField, JsonField, ListField, ObjectField, TextField, TextMapField, TextsField, UuidField, ChoiceField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';
import { WordingAnswer } from '../jobs/jobs.dto.js';
import { PROFILE_NAME } from './profiles.dto.js';

export const STATES = ['waiting', 'running', 'done', 'rejected', 'failed'] as const;
export type State = (typeof STATES)[number];

/** What can be said of an upload beside the file itself. */
export class UploadQuery {
  @TextField({ description: 'The name of the file, such as orders.csv; its ending tells how it is read.', maxLength: 1_000 })
  fileName!: string;

  @ChoiceField({ description: 'The kind of its rows; told by name and header where nothing is said.', of: KIND_NAMES, optional: true })
  kind?: (typeof KIND_NAMES)[number];

  @TextField({ description: 'The import profile that reads the file; told by its header where neither this nor the kind is given.', pattern: PROFILE_NAME, optional: true })
  profile?: string;

  @TextField({ description: 'What the profile has to be told, as a JSON object of texts by option.', maxLength: 10_000, example: '{"merchant_id":"s101"}', optional: true })
  options?: string;

  @FlagField({ description: 'Any bad row refuses the whole file.', optional: true })
  strict?: boolean;

  @FlagField({ description: 'Check the file and say what would happen; change nothing.', optional: true })
  dryRun?: boolean;
}

export class ImportsQuery extends PageQuery {
  @ChoiceField({ description: 'Only those in this state.', of: STATES, optional: true })
  state?: State;

  @ChoiceField({ description: 'Only those of this kind.', of: KNOWN_KIND_NAMES, optional: true })
  kind?: string;
}

export class ImportParams {
  @UuidField({ description: 'The id of the import in the list; its fileId and importId are taken too.' })
  readonly id!: string;
}

export const REJECTS_FORMATS = ['csv', 'xlsx'] as const;

export class RejectsQuery {
  @ChoiceField({ description: 'How they are written: as csv, or as a workbook with the faulty cells marked. csv where nothing is said.', of: REJECTS_FORMATS, optional: true })
  format?: (typeof REJECTS_FORMATS)[number];
}

export class ImportRowsAnswer {
  @CountField({ description: 'Rows that were read.' })
  readonly read!: number;

  @CountField({ description: 'New ones.' })
  readonly added!: number;

  @CountField({ description: 'Those that replaced what was stored.' })
  readonly changed!: number;

  @CountField({ description: 'Those that were stored like that already.' })
  readonly unchanged!: number;

  @CountField({ description: 'Those that were not taken.' })
  readonly rejected!: number;

  @CountField({ description: 'Those whose key comes again later in the file: the last one counts.' })
  readonly repeated!: number;

  @CountField({ description: 'Those that wait until their merchant is known; null where that was not kept.', nullable: true })
  readonly waiting!: number | null;

  @CountField({ description: 'How many merchants these are of.', nullable: true })
  readonly waitingMerchants!: number | null;
}

export class ImportProblemAnswer {
  @CountField({ description: 'The line of the file.' })
  readonly line!: number;

  @TextField({ description: 'What is wrong with the row, in English.', maxLength: 100_000 })
  readonly en!: string;

  @TextField({ description: 'The same in Chinese.', maxLength: 100_000 })
  readonly zh!: string;
}

export class ImportOddityAnswer {
  @CountField({ description: 'How many rows look odd.' })
  readonly rows!: number;

  @CountField({ description: 'The line of the first.' })
  readonly firstLine!: number;

  @TextField({ description: 'What is odd, in English; it goes on after the number of rows.', maxLength: 10_000 })
  readonly en!: string;

  @TextField({ description: 'The same in Chinese.', maxLength: 10_000 })
  readonly zh!: string;
}

export class ImporterAnswer {
  @TextField({ description: 'The name of the user, or under which somebody acted.' })
  readonly name!: string;

  @ChoiceField({ description: 'From where.', of: ['page', 'token', 'command-line', 'job'] })
  readonly via!: string;
}

export class ImportPartAnswer {
  @ChoiceField({ description: 'The kind of the rows.', of: KNOWN_KIND_NAMES })
  readonly kind!: string;

  @UuidField({ description: 'The id by which the audit log names it; null of a dry run.', nullable: true })
  readonly importId!: string | null;

  @ObjectField(() => ImportRowsAnswer, { description: 'Counts of its rows.' })
  readonly rows!: ImportRowsAnswer;
}

export class KeptRowAnswer {
  @ChoiceField({ description: 'The kind of the row.', of: KNOWN_KIND_NAMES })
  readonly kind!: string;

  @JsonField({
    description: 'What identifies the row, by the names of columns in files.',
    schema: { type: 'object', additionalProperties: { oneOf: [{ type: 'string', nullable: true }, { type: 'number' }] } },
  })
  readonly key!: Readonly<Record<string, string | number | null>>;

  @ChoiceField({
    description: 'changed-since: a later file or a person changed it; named-by-others: other rows name it; in-the-way: what stood there would overlap rows that stay.',
    of: ['changed-since', 'named-by-others', 'in-the-way'],
  })
  readonly reason!: string;

  @UuidField({ description: 'The later import that changed it; null where a person did, or where it is not known.', nullable: true })
  readonly laterImportId!: string | null;

  @TextField({ description: 'The file of that import.', nullable: true, maxLength: 1_000 })
  readonly laterFile!: string | null;
}

export class UndoneAnswer {
  @InstantField({ description: 'When it was undone.' })
  readonly at!: string;

  @TextField({ description: 'Who did it.', minLength: 0 })
  readonly by!: string;

  @CountField({ description: 'Rows that the import had added, and that are gone.' })
  readonly removed!: number;

  @CountField({ description: 'Rows that the import had changed, and that are as they were.' })
  readonly restored!: number;

  @CountField({ description: 'Rows that stayed as they are, since they were changed later or are needed.' })
  readonly kept!: number;

  @ListField(() => KeptRowAnswer, { description: 'The first hundred of these.', max: 100 })
  readonly keptRows!: readonly KeptRowAnswer[];
}

export class ImportLinksAnswer {
  @TextField({ description: 'The import.' })
  readonly self!: string;

  @TextField({ description: 'How far it is, as server-sent events.' })
  readonly progress!: string;

  @TextField({ description: 'The rejected rows as CSV, to mend and upload; null where there are none.', nullable: true })
  readonly rejects!: string | null;

  @TextField({ description: 'POST: try it again; null where it has not failed.', nullable: true })
  readonly retry!: string | null;

  @TextField({ description: 'POST: take it back; null where it cannot be.', nullable: true })
  readonly undo!: string | null;
}

/** A file that was uploaded, came through the inbox, or was brought in at the command line. */
export class ImportAnswer {
  @UuidField({ description: 'The id of the import in this list.' })
  readonly id!: string;

  @UuidField({ description: 'The id of the file where one was handed over; null of the command line.', nullable: true })
  readonly fileId!: string | null;

  @UuidField({ description: 'The id of what was brought in, by which the audit log names it; null until it is in, and of a dry run.', nullable: true })
  readonly importId!: string | null;

  @ChoiceField({ description: 'The kind of the rows; of several that a file brought, the one that it is about.', of: [...KNOWN_KIND_NAMES, 'unknown'] })
  readonly kind!: string;

  @TextField({ description: 'How the file is read: canonical or a profile; null while that is not known.', nullable: true })
  readonly profile!: string | null;

  @TextMapField({ description: 'What the profile was told, by option.' })
  readonly options!: Readonly<Record<string, string>>;

  @TextField({ description: 'What the file was taken for, such as CSV, GB18030 (GBK); null until it is settled, and where earlier versions did not keep it.', nullable: true, maxLength: 1_000 })
  readonly readAs!: string | null;

  @TextField({ description: 'The name of the file.', maxLength: 1_000 })
  readonly fileName!: string;

  @CountField({ description: 'Its size in bytes; null where that was not kept.', nullable: true })
  readonly sizeBytes!: number | null;

  @TextField({ description: 'The SHA-256 of the file; null until it is in.', nullable: true })
  readonly sha256!: string | null;

  @ChoiceField({ description: 'waiting, running, done; rejected: nothing of the file is in, for a reason that is the file’s; failed: for another reason, it may be tried again.', of: STATES })
  readonly state!: State;

  @ChoiceField({ description: 'What is being done; null where nothing is.', of: ['read', 'check', 'merge'], nullable: true })
  readonly phase!: string | null;

  @CountField({ description: 'Bytes of the file that were read; null of the command line.', nullable: true })
  readonly bytesRead!: number | null;

  @FlagField({ description: 'Whether any bad row refuses the whole file.' })
  readonly strict!: boolean;

  @FlagField({ description: 'Whether it was only checked.' })
  readonly dryRun!: boolean;

  @ObjectField(() => ImporterAnswer, { description: 'Who brought it in; null where it is not known.', nullable: true })
  readonly by!: ImporterAnswer | null;

  @InstantField({ description: 'When it came.' })
  readonly receivedAt!: string;

  @InstantField({ description: 'When it last changed.' })
  readonly changedAt!: string;

  @ObjectField(() => ImportRowsAnswer, { description: 'Counts of rows, of all kinds together; null where the file was not read.', nullable: true })
  readonly rows!: ImportRowsAnswer | null;

  @ListField(() => ImportPartAnswer, { description: 'What it brought, by kind of fact.' })
  readonly parts!: readonly ImportPartAnswer[];

  @TextsField({ description: 'Columns of the file that the profile neither reads nor ignores.' })
  readonly unknownColumns!: readonly string[];

  @TextsField({ description: 'Sheets, and files of an archive, that the profile does not read.' })
  readonly tablesPassedOver!: readonly string[];

  @CountField({ description: 'How many rows of totals were passed over.' })
  readonly totalsPassedOver!: number;

  @ObjectField(() => WordingAnswer, { description: 'What became of it and what to do; null until it is settled, and where earlier versions did not keep it.', nullable: true })
  readonly message!: WordingAnswer | null;

  @TextField({ description: 'The code of the problem that the file was refused for.', nullable: true })
  readonly code!: string | null;

  @ListField(() => ImportProblemAnswer, { description: 'The first rejected rows.' })
  readonly problems!: readonly ImportProblemAnswer[];

  @ListField(() => ImportOddityAnswer, { description: 'What looks odd about rows that were taken in.' })
  readonly oddities!: readonly ImportOddityAnswer[];

  @ChoiceField({ description: 'Whether it can be undone: kept, or not since it was too-large, or its journal was dropped; null where nothing is in.', of: ['kept', 'too-large', 'dropped'], nullable: true })
  readonly journal!: string | null;

  @ObjectField(() => UndoneAnswer, { description: 'What taking it back did; null where it was not.', nullable: true })
  readonly undone!: UndoneAnswer | null;

  @ObjectField(() => ImportLinksAnswer, { description: 'Where to go on.' })
  readonly links!: ImportLinksAnswer;
}

/** How a column of files is written. */
export const COLUMN_TYPES = ['id', 'text', 'day', 'instant', 'yuan', 'count', 'decimal', 'boolean', 'choice'] as const satisfies readonly (
  | Extract<ColumnType, string>
  | 'choice'
)[];

export class ImportColumnAnswer {
  @TextField({ description: 'Its name in the header.' })
  readonly name!: string;

  @ChoiceField({ description: 'What its values are.', of: COLUMN_TYPES })
  readonly type!: string;

  @FlagField({ description: 'Whether every row must fill it.' })
  readonly required!: boolean;

  @TextsField({ description: 'The values of a choice; null of others.', nullable: true })
  readonly values!: readonly string[] | null;
}

export class ImportKindAnswer {
  @ChoiceField({ description: 'The kind: files are named after it.', of: KIND_NAMES })
  readonly name!: string;

  @TextsField({ description: 'The columns that identify a row: a row of the same values replaces what is stored.' })
  readonly key!: readonly string[];

  @ListField(() => ImportColumnAnswer, { description: 'The columns that files may have.' })
  readonly columns!: readonly ImportColumnAnswer[];
}

export class DataQualityAnswer {
  @TextField({ description: 'What waits or looks odd.' })
  readonly code!: string;

  @ChoiceField({ description: 'The kind of the rows, where the finding is made for several.', of: KNOWN_KIND_NAMES, nullable: true })
  readonly kind!: string | null;

  @CountField({ description: 'How many rows.' })
  readonly rows!: number;

  @TextsField({ description: 'A few of their ids.' })
  readonly examples!: readonly string[];

  @ObjectField(() => WordingAnswer, { description: 'What it means and what to do; it goes on after the number of rows.' })
  readonly message!: WordingAnswer;
}
