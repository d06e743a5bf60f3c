import { EXPORT_FORMATS } from '#libs/exports/export-formats.js';
import { EXPORT_STATES } from '#libs/exports/export-files.js';
import type { ExportState } from '#libs/exports/export-files.js';
import { REPORTS } from '#libs/exports/reports.js';
import type { Language } from '#libs/domain/errors.js';
import { ChoiceField, CountField, DayField, IdField, InstantField, ObjectField, PeriodField, TextField, UuidField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

const REPORT_IDS = REPORTS.map(({ id }) => id);
const LANGUAGES = ['en', 'zh'] as const;
const MOST_SLOTS = 999_999;

/** A report, and what it is narrowed to. */
class AskedReport {
  @ChoiceField({ description: 'The report.', of: REPORT_IDS, example: 'scorecards' })
  readonly report!: string;

  @PeriodField({ description: 'The period; every report but slot-allocation needs one.', optional: true })
  readonly period?: string;

  @DayField({ description: 'Only days up to this one count; all that are past where nothing is said.', optional: true })
  readonly asOf?: string;

  @IdField({ description: 'Only this operations manager.', optional: true })
  readonly managerId?: string;

  @IdField({ description: 'Only this merchant.', optional: true })
  readonly merchantId?: string;

  @TextField({ description: 'slot-allocation: the merchants of this division.', optional: true })
  readonly division?: string;

  @TextField({ description: 'slot-allocation: the campaign.', optional: true })
  readonly campaign?: string;

  @CountField({ description: 'slot-allocation: how many slots.', optional: true, min: 1, max: MOST_SLOTS })
  readonly slots?: number;
}

export class ExportBody extends AskedReport {
  @ChoiceField({ description: 'How the file is written.', of: EXPORT_FORMATS, example: 'csv' })
  readonly format!: string;

  @ChoiceField({ description: 'The language of the header of a CSV file; that of the user where nothing is said.', of: LANGUAGES, optional: true })
  readonly language?: Language;
}

export class StreamQuery extends AskedReport {
  @ChoiceField({ description: 'How the report is written; csv where nothing is said.', of: EXPORT_FORMATS, optional: true, example: 'csv' })
  readonly format?: string;

  @ChoiceField({ description: 'The language of the header of CSV; that of the user where nothing is said.', of: LANGUAGES, optional: true })
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

  @ChoiceField({ description: 'The report.', of: REPORT_IDS })
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

  @ChoiceField({ description: 'The language of its header.', of: LANGUAGES })
  readonly language!: Language;

  @ChoiceField({ description: 'Expired: the file was made, and is not kept any more.', of: EXPORT_STATES })
  readonly state!: ExportState;

  @CountField({ description: 'Rows of the file; while it is being made, those that are written.' })
  readonly rows!: number;

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
