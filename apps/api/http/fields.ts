import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { parseDay } from '#libs/domain/business-time.js';
import { parsePeriod } from '#libs/domain/periods.js';

/**
 * The fields of what is asked and answered: each decorator says at once what the field is to the validation of requests and to
 * the OpenAPI description.
 */

export interface FieldOptions {
  readonly description: string;
  /** Whether a request may leave it out. An answer never leaves a field out: it is null. */
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly example?: unknown;
}

type Properties = ApiPropertyOptions & Record<string, unknown>;

const LONGEST_TEXT = 200;
/** Zero bytes and halves of characters. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** A text of so many characters; never with zero bytes or halves of characters, which the database does not take. */
export function TextField(
  options: FieldOptions & { readonly minLength?: number; readonly maxLength?: number; readonly pattern?: RegExp; readonly format?: string },
): PropertyDecorator {
  const { minLength = 1, maxLength = LONGEST_TEXT, pattern, format } = options;
  return field(
    options,
    { type: 'string', minLength, maxLength, ...(pattern && { pattern: pattern.source }), ...(format && { format }) },
    Holds('text', `must be a text of ${minLength} to ${maxLength} characters${pattern ? ` like ${pattern.source}` : ''}`, (value) => {
      if (typeof value !== 'string' || UNSTORABLE.test(value)) return false;
      const { length } = Array.from(value);
      return length >= minLength && length <= maxLength && (pattern === undefined || pattern.test(value));
    }),
  );
}

/** The id of a manager, merchant, order, SKU and so on: the platform's own text. */
export function IdField(options: FieldOptions): PropertyDecorator {
  return TextField(options);
}

/** An id that opscore made. */
export function UuidField(options: FieldOptions): PropertyDecorator {
  const isUuid = (value: unknown) =>
    typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);
  return field(options, { type: 'string', format: 'uuid' }, Holds('uuid', 'must be a UUID in lower case', isUuid));
}

/** One of a few words. */
export function ChoiceField(options: FieldOptions & { readonly of: readonly string[]; readonly name?: string }): PropertyDecorator {
  return field(
    options,
    { enum: [...options.of], type: 'string', ...(options.name && { enumName: options.name }) },
    IsIn([...options.of], { message: `$property must be one of ${options.of.join(', ')}` }),
  );
}

/** A business day, `YYYY-MM-DD`. */
export function DayField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '2026-10-31', ...options },
    { type: 'string', format: 'date' },
    Holds('day', 'must be a day such as 2026-10-31', reads(parseDay)),
  );
}

/** A period: `2026Q4`, `2026-10` or `2026Q4/2026-W40`. */
export function PeriodField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '2026Q4', ...options },
    { type: 'string', maxLength: 20 },
    Holds('period', 'must be a quarter (2026Q4), a month (2026-10) or a week (2026Q4/2026-W41)', reads(parsePeriod)),
  );
}

/** An instant, ISO 8601 in UTC. For answers. */
export function InstantField(options: FieldOptions): PropertyDecorator {
  return field(
    { example: '2026-11-25T03:30:00.000Z', ...options },
    { type: 'string', format: 'date-time' },
    Holds('instant', 'must be an instant such as 2026-11-25T03:30:00.000Z', (value) => typeof value === 'string' && isInstant(value)),
  );
}

/** A decimal as it is published: a text, so that no digit is lost. Money is in yuan with 2 decimals. */
export function DecimalField(options: FieldOptions & { readonly decimals?: number }): PropertyDecorator {
  const { decimals = 12 } = options;
  const pattern = decimals === 0 ? /^-?\d{1,18}$/ : new RegExp(`^-?\\d{1,18}(\\.\\d{1,${decimals}})?$`);
  return field(
    options,
    { type: 'string', pattern: pattern.source },
    Holds('decimal', `must be a text such as "12.50" with at most ${decimals} decimals`, (value) => typeof value === 'string' && pattern.test(value)),
  );
}

/** A whole number. In a query it comes as text. */
export function CountField(options: FieldOptions & { readonly min?: number; readonly max?: number }): PropertyDecorator {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value)),
    field(
      options,
      { type: 'integer', minimum: min, maximum: max },
      IsInt({ message: '$property must be a whole number' }),
      Min(min, { message: `$property must be ${min} at least` }),
      Max(max, { message: `$property must be ${max} at most` }),
    ),
  );
}

/** Yes or no. In a query it comes as text. */
export function FlagField(options: FieldOptions): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    field(options, { type: 'boolean' }, IsBoolean({ message: '$property must be true or false' })),
  );
}

/** A part with fields of its own. */
export function ObjectField(part: () => new () => object, options: FieldOptions): PropertyDecorator {
  return applyDecorators(
    Type(part),
    // The description resolves a type later only where the function has this name.
    field(options, { type: () => part() }, IsObject({ message: '$property must be an object' }), ValidateNested()),
  );
}

/** A list of parts, or (by their schema) of plain values. */
export function ListField(part: () => new () => object, options: FieldOptions & { readonly max?: number }): PropertyDecorator {
  const { max = 1_000 } = options;
  return applyDecorators(
    Type(part),
    field(
      options,
      { type: () => part(), isArray: true },
      IsArray({ message: '$property must be a list' }),
      ArrayMaxSize(max, { message: `$property must have ${max} entries at most` }),
      ValidateNested({ each: true }),
    ),
  );
}

/** A list of texts, or with `nullableTexts` of texts and nulls. */
export function TextsField(
  options: FieldOptions & { readonly max?: number; readonly maxLength?: number; readonly of?: readonly string[]; readonly nullableTexts?: boolean },
): PropertyDecorator {
  const { max = 1_000, maxLength = LONGEST_TEXT, of, nullableTexts = false } = options;
  const isText = (value: unknown) =>
    typeof value === 'string' ? !UNSTORABLE.test(value) && value.length <= maxLength && (of?.includes(value) ?? true) : nullableTexts && value === null;
  return field(
    options,
    { type: 'array', items: { type: 'string', ...(of && { enum: [...of] }), ...(nullableTexts && { nullable: true }) } },
    Holds(
      'texts',
      `must be a list of at most ${max} texts${of ? ` out of ${of.join(', ')}` : ''}`,
      (value) => Array.isArray(value) && value.length <= max && value.every(isText),
    ),
  );
}

const MOST_NAMED_TEXTS = 100;

/** Texts by name, such as the options of an import profile. */
export function TextMapField(options: FieldOptions): PropertyDecorator {
  const isText = (value: unknown) => typeof value === 'string' && !UNSTORABLE.test(value) && value.length <= LONGEST_TEXT;
  const isName = (name: string) => name.length <= LONGEST_TEXT && !UNSTORABLE.test(name);
  return field(
    options,
    { type: 'object', additionalProperties: { type: 'string', maxLength: LONGEST_TEXT } },
    Holds('textMap', `must be an object of at most ${MOST_NAMED_TEXTS} texts of at most ${LONGEST_TEXT} characters`, (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const entries = Object.entries(value);
      return entries.length <= MOST_NAMED_TEXTS && entries.every(([name, text]) => isName(name) && isText(text));
    }),
  );
}

/** Plain JSON of an answer, described by a schema of its own. Requests must not have it. */
export function JsonField(options: FieldOptions & { readonly schema: Properties }): PropertyDecorator {
  return field(options, options.schema, ValidateIf(() => true));
}

function field({ description, optional = false, nullable = false, example }: FieldOptions, schema: Properties, ...checks: PropertyDecorator[]): PropertyDecorator {
  const described = ApiProperty({ description, required: !optional, ...(nullable && { nullable }), ...(example !== undefined && { example }), ...schema } as ApiPropertyOptions);
  if (nullable) checks.push(ValidateIf((_, value) => value !== null));
  // IsOptional takes null for absent: a field that is only optional must not be null.
  if (optional) checks.push(nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined));
  return applyDecorators(described, ...checks);
}

function Holds(name: string, message: string, validate: (value: unknown) => boolean): PropertyDecorator {
  return ValidateBy({ name, validator: { validate } }, { message: `$property ${message}` });
}

function reads(parse: (text: string) => unknown): (value: unknown) => boolean {
  return (value) => {
    if (typeof value !== 'string') return false;
    try {
      parse(value);
      return true;
    } catch {
      return false;
    }
  };
}

/** Whether a text is an instant that there is, as the database takes it: no year 0, no 30th of February. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(text) || text.startsWith('0000')) return false;
  const read = new Date(text);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text.slice(0, 19));
}
