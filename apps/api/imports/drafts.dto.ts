import { KIND_NAMES, KNOWN_KIND_NAMES } from '#libs/ingest/kinds.js';
import { ChoiceField, CountField, FlagField, InstantField, ListField, ObjectField, TextField, TextMapField, TextsField, UuidField } from '../http/fields.js';
import { WordingAnswer } from '../jobs/jobs.dto.js';
import { PROFILE_NAME } from './profiles.dto.js';

const LONGEST_YAML = 262_144;

export class DraftQuery {
  @TextField({ description: 'The name of the file. What it is, its bytes tell; parts of the name may say what it is of.', maxLength: 1_000 })
  fileName!: string;
}

export class DraftParams {
  @UuidField({ description: 'The id of the draft.' })
  readonly id!: string;
}

export class DraftRowAnswer {
  @CountField({ description: 'The line of the file, or the row of the sheet.' })
  readonly line!: number;

  @TextsField({ description: 'Its cells, the first 200 characters of each.' })
  readonly cells!: readonly string[];
}

export class DraftTableAnswer {
  @TextField({ description: 'The name of the file, or of the sheet or the file in the archive.', minLength: 0, maxLength: 1_000 })
  readonly name!: string;

  @CountField({ description: 'The line that was taken for the header; null where none was.', nullable: true })
  readonly headerLine!: number | null;

  @TextsField({ description: 'The header.' })
  readonly header!: readonly string[];

  @ListField(() => DraftRowAnswer, { description: 'The first rows under it, or of the table where no header was found.', max: 20 })
  readonly firstRows!: readonly DraftRowAnswer[];
}

export class FittingProfileAnswer {
  @TextField({ description: 'The name of the profile.' })
  readonly profile!: string;

  @TextMapField({ description: 'What it has to be told and is known from defaults or the name of the file.' })
  readonly options!: Readonly<Record<string, string>>;

  @TextsField({ description: 'The options that are still to be told.' })
  readonly needed!: readonly string[];
}

export class ProposalAnswer {
  @TextField({ description: 'A profile for the file, as YAML, to be looked at and corrected.', maxLength: LONGEST_YAML })
  readonly yaml!: string;

  @ChoiceField({ description: 'What it takes the rows for.', of: KNOWN_KIND_NAMES })
  readonly kind!: string;

  @CountField({ description: 'The line that it takes for the header.' })
  readonly headerLine!: number;

  @ListField(() => WordingAnswer, {
    description: 'What is to be answered before it is used. {column x} and {word x} in the texts stand for a column of a fact and a word of a choice, {option x} for how the option is told.',
  })
  readonly questions!: readonly WordingAnswer[];
}

export class DraftLinksAnswer {
  @TextField({ description: 'The draft.' })
  readonly self!: string;

  @TextField({ description: 'POST: what a profile makes of the first rows.' })
  readonly preview!: string;

  @TextField({ description: 'POST: bring the file in, or try it.' })
  readonly import!: string;
}

/** A file that was sent to be looked at before it is imported. */
export class DraftAnswer {
  @UuidField({ description: 'The id of the draft.' })
  readonly id!: string;

  @TextField({ description: 'The name of the file, made safe.', maxLength: 1_000 })
  readonly fileName!: string;

  @CountField({ description: 'Its size in bytes.' })
  readonly sizeBytes!: number;

  @InstantField({ description: 'When it is removed.' })
  readonly keptUntil!: string;

  @TextField({ description: 'What it was taken for, such as CSV, GB18030 (GBK).' })
  readonly readAs!: string;

  @ListField(() => DraftTableAnswer, { description: 'Its tables: the file itself, sheets, or files of an archive.' })
  readonly tables!: readonly DraftTableAnswer[];

  @ChoiceField({ description: 'The kind whose canonical file it is; null where it is none.', of: KIND_NAMES, nullable: true })
  readonly kind!: string | null;

  @ListField(() => FittingProfileAnswer, { description: 'The import profiles that read it, the likeliest first.' })
  readonly fitting!: readonly FittingProfileAnswer[];

  @TextsField({ description: 'Those of them among which somebody has to choose, since they fit it alike and no other one better; empty where the first is clearly the likeliest.' })
  readonly alike!: readonly string[];

  @ObjectField(() => ProposalAnswer, { description: 'Where nothing reads it: a profile that may; null where something does, or where nothing in it is known.', nullable: true })
  readonly proposal!: ProposalAnswer | null;

  @ObjectField(() => DraftLinksAnswer, { description: 'Where to go on.' })
  readonly links!: DraftLinksAnswer;
}

export class PreviewRequest {
  @TextField({ description: 'The name of a profile; or else yaml is given.', pattern: PROFILE_NAME, optional: true })
  profile?: string;

  @TextField({ description: 'A profile as YAML.', maxLength: LONGEST_YAML, optional: true })
  yaml?: string;

  @TextMapField({ description: 'What the profile has to be told, by option. What is not told yet may be missing.', optional: true })
  options?: Readonly<Record<string, string>>;
}

export class PreviewProblemAnswer {
  @TextField({ description: 'The column that is wrong; null where it is the row.', nullable: true })
  readonly column!: string | null;

  @TextField({ description: 'What it holds.', nullable: true, minLength: 0 })
  readonly value!: string | null;

  @TextField({ description: 'What is wrong, in English.', maxLength: 1_000 })
  readonly en!: string;

  @TextField({ description: 'The same in Chinese.', maxLength: 1_000 })
  readonly zh!: string;
}

export class PreviewRowAnswer {
  @CountField({ description: 'The line of the file.' })
  readonly line!: number;

  @TextsField({ description: 'Its values in the order of the columns; null where there is none. Empty where the row cannot be read at all.', nullableTexts: true })
  readonly values!: readonly (string | null)[];

  @ListField(() => PreviewProblemAnswer, { description: 'Why it would be rejected.' })
  readonly problems!: readonly PreviewProblemAnswer[];
}

export class PreviewFactAnswer {
  @ChoiceField({ description: 'The kind of the rows.', of: KNOWN_KIND_NAMES })
  readonly kind!: string;

  @TextsField({ description: 'The columns that the profile makes.' })
  readonly columns!: readonly string[];

  @ListField(() => PreviewRowAnswer, { description: 'The first rows that it makes.', max: 20 })
  readonly rows!: readonly PreviewRowAnswer[];
}

/** What a profile makes of the first rows of a draft. */
export class PreviewAnswer {
  @ListField(() => PreviewFactAnswer, { description: 'What becomes of the rows, by kind.' })
  readonly facts!: readonly PreviewFactAnswer[];

  @TextsField({ description: 'Columns of the file that the profile neither reads nor ignores.' })
  readonly unknownColumns!: readonly string[];

  @TextsField({ description: 'Columns of the file that the profile knows and leaves out.' })
  readonly ignoredColumns!: readonly string[];

  @CountField({ description: 'How many of the first rows are totals and passed over.' })
  readonly totalsPassedOver!: number;
}

export class DraftImportRequest {
  @TextField({ description: 'The profile that reads the file; or else kind. Without both, name and header decide.', pattern: PROFILE_NAME, optional: true })
  profile?: string;

  @ChoiceField({ description: 'The kind of a canonical file.', of: KIND_NAMES, optional: true })
  kind?: (typeof KIND_NAMES)[number];

  @TextMapField({ description: 'What the profile has to be told, by option.', optional: true })
  options?: Readonly<Record<string, string>>;

  @FlagField({ description: 'Any bad row refuses the whole file.', optional: true })
  strict?: boolean;

  @FlagField({ description: 'Check the file and say what would happen; change nothing.', optional: true })
  dryRun?: boolean;
}
