import { EXPORT_FORMATS } from '#libs/exports/export-formats.js';
import { EXPORT_STATES } from '#libs/exports/export-files.js';
import type { ExportState } from '#libs/exports/export-files.js';
import { EXPORTED } from '#libs/exports/exported.js';
import type { Language } from '#libs/domain/errors.js';
import { ChoiceField, CountField, DayField, FlagField, IdField, InstantField, ObjectField, PeriodField, TextField, UuidField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

const EXPORTED_IDS = EXPORTED.map(({ id }) => id);
const LANGUAGES = ['en', 'zh'] as const;
const MOST_SLOTS = 999_999;

/** A report or document, and what it is narrowed to. */
class AskedReport {
  @ChoiceField({ description: 'The report, or the document: review, the review pack of a quarter.', of: EXPORTED_IDS, example: 'scorecards' })
  readonly report!: string;

  @PeriodField({ description: 'The period; every report but slot-allocation needs one.', optional: true })
  readonly period?: string;

  @DayField({ description: 'Only days up to this one count; all that are past where nothing is said.', optional: true })
  readonly asOf?: string;

  @IdField({ description: 'Only this operations manager.', optional: true })
  readonly managerId?: string;

  @IdField({ description: 'Only this merchant.', optional: true })
  readonly merchantId?: string;

  @TextField({ description: 'Only the managers of this division; slot-allocation: their merchants.', optional: true })
  readonly division?: string;

  @TextField({ description: 'slot-allocation: the campaign.', optional: true })
  readonly campaign?: string;

  @CountField({ description: 'slot-allocation: how many slots.', optional: true, min: 1, max: MOST_SLOTS })
  readonly slots?: number;

  @FlagField({ description: 'review as xlsx: figures alone, without formulas.', optional: true })
  readonly valuesOnly?: boolean;
}

export class ExportBody extends AskedReport {
  @ChoiceField({ description: 'How the file is written: reports as csv, xlsx or json; review as xlsx or pdf.', of: EXPORT_FORMATS, example: 'csv' })
  readonly format!: string;

  @ChoiceField({ description: 'The language of headings, and of all that a document says; that of the user where nothing is said. The keys of JSON are always the English names.', of: LANGUAGES, optional: true })
  readonly language?: Language;
}

export class StreamQuery extends AskedReport {
  @ChoiceField({ description: 'How it is written: reports as csv, xlsx or json; review as xlsx or pdf. csv where nothing is said.', of: EXPORT_FORMATS, optional: true, example: 'csv' })
  readonly format?: string;

  @ChoiceField({ description: 'The language of headings, and of all that a document says; that of the user where nothing is said. The keys of JSON are always the English names.', of: LANGUAGES, optional: true })
  readonly lang?: Language;
}

export class ExportsQuery extends PageQuery {}

export class ExportParams {
  @UuidField({ description: 'The export.' })
  readonly exportId!: string;
}

export class ExportProblemAnswer {
  @TextField({ description: 'The problem as a name that stays.' })
  readonly code!: string;

  @TextField({ description: 'In English.', maxLength: 10_000 })
  readonly en!: string;

  @TextField({ description: 'In Chinese.', maxLength: 10_000 })
  readonly zh!: string;
}

/** An export, and how it stands. */
export class ExportAnswer {
  @UuidField({ description: 'The export.' })
  readonly exportId!: string;

  @UuidField({ description: 'The user who asked for it.' })
  readonly requestedBy!: string;

  @ChoiceField({ description: 'The report.', of: EXPORTED_IDS })
  readonly report!: string;

  @PeriodField({ description: 'The period.', nullable: true })
  readonly period!: string | null;

  @DayField({ description: 'The day that was asked for.', nullable: true })
  readonly asOf!: string | null;

  @IdField({ description: 'The operations manager that it is narrowed to.', nullable: true })
  readonly managerId!: string | null;

  @IdField({ description: 'The merchant that it is narrowed to.', nullable: true })
  readonly merchantId!: string | null;

  @TextField({ description: 'The division.', nullable: true })
  readonly division!: string | null;

  @TextField({ description: 'The campaign.', nullable: true })
  readonly campaign!: string | null;

  @CountField({ description: 'How many slots.', nullable: true })
  readonly slots!: number | null;

  @ChoiceField({ description: 'How the file is written.', of: EXPORT_FORMATS })
  readonly format!: string;

  @ChoiceField({ description: 'The language of its headings.', of: LANGUAGES })
  readonly language!: Language;

  @ChoiceField({ description: 'Expired: the file was made, and is not kept any more.', of: EXPORT_STATES })
  readonly state!: ExportState;

  @FlagField({ description: 'A workbook without formulas.' })
  readonly valuesOnly!: boolean;

  @CountField({ description: 'Rows of the file, or parts of the document; while it is being made, those that are written.' })
  readonly rows!: number;

  @CountField({ description: 'While a document is being made: how many parts it will have.', nullable: true })
  readonly total!: number | null;

  @CountField({ description: 'Bytes of the file.', nullable: true })
  readonly sizeBytes!: number | null;

  @ObjectField(() => ExportProblemAnswer, { description: 'Why it failed, or its last attempt did.', nullable: true })
  readonly problem!: ExportProblemAnswer | null;

  @InstantField({ description: 'When it was asked for.' })
  readonly requestedAt!: string;

  @InstantField({ description: 'When the file was made.', nullable: true })
  readonly madeAt!: string | null;

  @InstantField({ description: 'Until when the file is kept.', nullable: true })
  readonly expiresAt!: string | null;
}
