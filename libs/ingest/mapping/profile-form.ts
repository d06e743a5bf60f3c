import { z } from 'zod';
import { KNOWN_KIND_NAMES } from '../kinds.js';
import { RECONCILED_FIGURES } from './reconciled-figures.js';

/** What stands in an import profile, and in which form. */

const Texts = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case letters, digits and underscores');
const Headers = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], { error: 'must be a header, or a list of headers' }).transform((given) => (typeof given === 'string' ? [given] : given));
const Names = z.union([Name, z.array(Name).min(1)], { error: 'must be the name of a field, or a list of them' }).transform((given) => (typeof given === 'string' ? [given] : given));

/** What a column of the foreign table holds, and how it is written. */
const Field = z
  .strictObject({
    /** The header of the column, or several that it may have. */
    header: Headers,
    type: z.enum(['id', 'text', 'day', 'instant', 'yuan', 'count', 'decimal', 'boolean', 'choice']),
    /** The unit of the numbers, where the header does not say it: 元 and plain numbers otherwise. */
    unit: z.enum(['元', '万元', '千元', '分', '百万分之一', '%']).optional(),
    /** Amounts with more than two decimals, and counts with any, are rounded half up; without it such rows are rejected. */
    round: z.boolean().default(false),
    /** How days are written where the year is not first. */
    order: z.enum(['year-first', 'month-first', 'day-first']).default('year-first'),
    /** Times without an offset are of UTC, not of the business time zone. */
    utc: z.boolean().default(false),
    /** Times and days are written as what has passed since 1970 (UTC). */
    epoch: z.enum(['seconds', 'milliseconds']).optional(),
    /** The offset of the place whose days are meant, where a time is read as a day. */
    offset: z
      .string()
      .regex(/^[+-]\d\d:\d\d$/, 'must be an offset such as +08:00')
      .optional(),
    /** What each text of the source means; `(删除)*` stands for all that begin so. Null: nothing. */
    choices: z.record(z.string(), z.string().nullable()).optional(),
    /** What any other text means; without it such rows are rejected. */
    otherwise: z.string().nullable().optional(),
    /** Only what comes behind this text in the cell. */
    after: z.string().min(1).optional(),
    /** The file may lack the column. */
    optional: z.boolean().default(false),
  })
  .refine(({ type, choices }) => (type === 'choice') === (choices !== undefined), 'choices belong to the type choice, and to it alone')
  .refine(({ type, epoch }) => epoch === undefined || type === 'day' || type === 'instant', 'epoch belongs to the types day and instant');

/** Where a column comes from, one of them alone. */
const Single = z.union([
  Name,
  z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()], { error: 'must be a text, a number, true or false' }).transform(String) }),
  z.strictObject({ option: Name }),
  z.strictObject({ name_part: Name }),
  z.strictObject({ field: Name, where: Name }),
  /** A field that another one has to agree with, where that holds something: rows of several days are rejected so. */
  z.strictObject({ field: Name, same_as: Name }),
  /** A text with fields, options and parts of the file's name in braces; nothing where one of them is. */
  z.strictObject({ text: z.string().min(1) }),
  /** An id made of fields: the same for the same, and nobody reads from it what they hold. */
  z.strictObject({ digest: z.array(Name).min(1) }),
], { error: 'must be the name of a field, or one of value, option, name_part, field, text and digest' });

/** Only in rows in which this field holds something. */
const where = Name.optional();
/** What is taken off. */
const less = z.array(Single).min(1).optional();

const Source = z.union([
  ...Single.options,
  /** The first of several that holds something. */
  z.strictObject({ first_of: z.array(Single).min(2), where }),
  /** Two numbers multiplied, such as price and quantity. */
  z.strictObject({ product: z.tuple([Name, Name]), less }),
  /** Numbers added up. */
  z.strictObject({ sum: z.array(Single).min(1), less }),
], { error: 'must be the name of a field, or one of value, option, name_part, field, text, digest, first_of, product and sum' });

const Fact = z.strictObject({
  kind: z.enum(KNOWN_KIND_NAMES as [string, ...string[]]),
  columns: z.record(Name, Source),
  /** Rows that agree in these fields are one fact: amounts that are repeated on every line of an order count once. */
  once_per: z.array(Name).optional(),
  /** Only rows in which this field holds something, or all of several. */
  where: Names.optional(),
  /** Only rows in which it holds nothing, or none of several. */
  where_not: Names.optional(),
  /**
   * A column that is filled from other rows of the file: `from` is a field with ids, and the rows whose `key` is among them are given that of
   * the row in which they stand. A parent order names its children.
   */
  linked: z.strictObject({ column: Name, key: Name, from: Name }).optional(),
  /** A column that numbers the rows within a fact that they belong to, in the order of another field. */
  number: z.strictObject({ column: Name, within: z.array(Name).min(1), by: z.array(Name).min(1) }).optional(),
  /**
   * Rows that agree in the columns `by` become one: of `sum` the sum, of `distinct` how many different values there are, of all others
   * the last one. With `round`, sums are rounded half up to what their column takes.
   */
  gather: z
    .strictObject({ by: z.array(Name).min(1), sum: z.array(Name).default([]), distinct: z.array(Name).default([]), round: z.boolean().default(false) })
    .optional(),
});

const Option = z.strictObject({ title: Texts, default: z.string().optional(), choices: z.array(z.string().min(1)).min(1).optional(), optional: z.boolean().default(false) });

/** The form of a profile: how the tables of another system are read, as people write it down in YAML. */
export const ProfileForm = z.strictObject({
  profile: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, 'must be lower-case letters, digits and hyphens'),
  title: Texts,
  about: Texts.optional(),
  /** How the files are named, with parts in braces that columns can be made from: `{shop}_商品明细_{day}_sku`. */
  names: z.array(z.string().min(1)).default([]),
  /** What whoever imports has to say, since the file does not. */
  options: z.record(Name, Option).default({}),
  fields: z.record(Name, Field),
  /** Columns that are known and left out: personal data and what the product does not need. */
  ignored: z.array(z.string().min(1)).default([]),
  /** Headers of another report that has all columns of this one: a table with one of them is not of this profile. */
  unless: z.array(z.string().min(1)).default([]),
  /**
   * Rows of totals, by what a field says: one of some words, a beginning such as `Total*`, nothing (`''`), or a range where it is a day;
   * and by place among the rows under the header, unless the field holds a day there.
   */
  totals: z.strictObject({ place: z.enum(['first', 'last']).optional(), field: Name.optional(), says: z.array(z.string()).min(1).optional() }).optional(),
  facts: z.array(Fact),
  /** Figures of the platform that ours are compared with, by day and merchant, or agent: see reconciled-figures.ts. */
  reconciles: z
    .strictObject({
      by: z.strictObject({ day: Source, merchant_id: Source, agent_id: Source.optional() }),
      figures: z.partialRecord(z.enum(RECONCILED_FIGURES), Source),
      /** Rows of one day are added up, such as those of SKUs; without it the last one counts. */
      added_up: z.boolean().default(false),
    })
    .optional(),
});

export type MappingProfile = z.output<typeof ProfileForm>;
export type MappingField = MappingProfile['fields'][string];
export type MappingFact = MappingProfile['facts'][number];
export type MappingSource = MappingFact['columns'][string];
