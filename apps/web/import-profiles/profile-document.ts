import type { Document } from 'yaml';
import { parseDocument } from 'yaml';
import type { ProfileOption } from '../api/import-profiles.js';

/** A column of the file as a profile reads it. */
export interface ProfileField {
  readonly name: string;
  /** The headers that it may have. */
  readonly headers: readonly string[];
  readonly type: string;
  /** Null where the header says it, or nothing does. */
  readonly unit: string | null;
  /** How days are written. */
  readonly order: string;
  /** What each text of a choice means; null means nothing. Null of other types. */
  readonly choices: readonly (readonly [text: string, meaning: string | null])[] | null;
  /** What any other text means; undefined where rows with one are rejected. */
  readonly otherwise: string | null | undefined;
  readonly isOptional: boolean;
}

/** Where a column of a fact comes from: a field as it stands, what is said at the import, always the same, or made of fields. */
export type ProfileSource =
  | { readonly from: 'field'; readonly field: string }
  | { readonly from: 'option'; readonly option: string }
  | { readonly from: 'value'; readonly value: string }
  | { readonly from: 'fields'; readonly fields: readonly string[] };

/** A kind of fact that rows of the file become. */
export interface ProfileFact {
  readonly kind: string;
  readonly columns: readonly (readonly [column: string, source: ProfileSource])[];
  /** The column that numbers the rows; null where none does. */
  readonly numbered: string | null;
}

/** What the page shows of a profile. The document itself says more, which stays as it is. */
export interface ReadProfile {
  readonly name: string;
  readonly title: Readonly<Record<'en' | 'zh', string>>;
  readonly fields: readonly ProfileField[];
  readonly facts: readonly ProfileFact[];
  readonly options: readonly ProfileOption[];
}

/** Reads a profile as far as the page shows it. Null where it is no YAML, or has no fields and facts at all: then it is mended as text. */
export function readProfile(text: string): ReadProfile | null {
  const said = contentOf(text);
  if (said === null) return null;
  const { profile, fields, facts, options } = said;
  if (!isRecord(fields) || !Array.isArray(facts)) return null;
  const names = Object.keys(fields);
  return {
    name: textOf(profile),
    title: titleOf(said['title']),
    fields: Object.entries(fields).map(([name, field]) => readField(name, recordOf(field))),
    facts: facts.map((fact) => readFact(recordOf(fact), names)),
    options: Object.entries(recordOf(options)).map(([name, option]) => readOption(name, recordOf(option))),
  };
}

/** The document with something changed; comments and all else stay as they are. A text that is no YAML stays, too. */
export function changeDocument(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  change(document);
  // Lines stay as long as they are.
  return document.toString({ lineWidth: 0 });
}

/** Names that a source or a list of names holds, at any depth: fields, as long as they are among the fields. */
export function namesWithin(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesWithin);
  return Object.entries(recordOf(value)).flatMap(([key, each]) => {
    if (key === 'value' || key === 'option' || key === 'name_part') return [];
    return key === 'text' && typeof each === 'string' ? [...each.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name) : namesWithin(each);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function contentOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const document = parseDocument(text);
    const said: unknown = document.errors.length > 0 ? null : document.toJS();
    return isRecord(said) ? said : null;
  } catch {
    // Aliases that lead nowhere.
    return null;
  }
}

function readField(name: string, field: Readonly<Record<string, unknown>>): ProfileField {
  const { header, type, unit, order, choices, otherwise, optional } = field;
  return {
    name,
    headers: (Array.isArray(header) ? header : [header]).map(textOf),
    type: textOf(type),
    unit: unit === undefined ? null : textOf(unit),
    order: order === undefined ? 'year-first' : textOf(order),
    choices: isRecord(choices) ? Object.entries(choices).map(([text, meaning]) => [text, nullable(meaning)] as const) : null,
    otherwise: otherwise === undefined ? undefined : nullable(otherwise),
    isOptional: optional === true,
  };
}

function readFact({ kind, columns, number }: Readonly<Record<string, unknown>>, fields: readonly string[]): ProfileFact {
  return {
    kind: textOf(kind),
    columns: Object.entries(recordOf(columns)).map(([column, source]) => [column, readSource(source, fields)] as const),
    numbered: isRecord(number) ? textOf(number['column']) : null,
  };
}

function readSource(source: unknown, fields: readonly string[]): ProfileSource {
  if (typeof source === 'string') return { from: 'field', field: source };
  const { option, value } = recordOf(source);
  if (option !== undefined) return { from: 'option', option: textOf(option) };
  if (value !== undefined) return { from: 'value', value: textOf(value) };
  return { from: 'fields', fields: [...new Set(namesWithin(source))].filter((name) => fields.includes(name)) };
}

function readOption(name: string, { title, choices, optional, ...rest }: Readonly<Record<string, unknown>>): ProfileOption {
  return {
    name,
    title: titleOf(title),
    default: rest['default'] === undefined ? null : textOf(rest['default']),
    choices: Array.isArray(choices) ? choices.map(textOf) : null,
    optional: optional === true,
  };
}

function titleOf(title: unknown): { en: string; zh: string } {
  const { en, zh } = recordOf(title);
  return { en: textOf(en), zh: textOf(zh) };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function nullable(value: unknown): string | null {
  return value === null ? null : textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
