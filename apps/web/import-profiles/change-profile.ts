import type { Document } from 'yaml';
import { isMap, isScalar, isSeq, stringify } from 'yaml';
import type { ImportColumn, ImportKind } from '../api/imports.js';
import { changeDocument, namesWithin, readProfile } from './profile-document.js';

/** A column of the file: its header, and what its first rows hold. */
export interface FileColumn {
  readonly header: string;
  readonly samples: readonly string[];
}

/** A column of one of the facts of a profile. */
export interface Target {
  /** The place of the fact. */
  readonly fact: number;
  readonly column: ImportColumn;
}

/** Says what a column of the file is, which `field` reads (null: none yet). What needs a value and has no column any more is asked for at the import. */
export function assignColumn(text: string, { column, field, targets, others }: { readonly column: FileColumn; readonly field: string | null; readonly targets: readonly Target[]; readonly others: readonly Target[] }): string {
  return changeDocument(text, (document) => {
    for (const target of others) if (field !== null && sourceOf(document, target) === field) release(document, target);
    const [first] = targets;
    if (first !== undefined) {
      const reader = field ?? addField(document, column, first.column);
      for (const target of targets) take(document, target, reader);
    }
    if (field !== null) dropUnmentioned(document, field);
  });
}

/** Says another type for a field. What belongs to the type before is dropped. */
export function setFieldType(text: string, field: string, type: string, { samples, values }: { readonly samples: readonly string[]; readonly values: readonly string[] }): string {
  return changeDocument(text, (document) => {
    for (const key of ['unit', 'order', 'choices', 'otherwise', 'epoch', 'utc']) document.deleteIn(['fields', field, key]);
    document.setIn(['fields', field, 'type'], type);
    if (type === 'choice') document.setIn(['fields', field, 'choices'], document.createNode(meaningsOf(samples, values)));
  });
}

/** Says how a field is written: its unit, or the order of its days; null says nothing. */
export function setFieldKey(text: string, field: string, key: 'unit' | 'order', value: string | null): string {
  return changeDocument(text, (document) => {
    if (value === null) document.deleteIn(['fields', field, key]);
    else document.setIn(['fields', field, key], value);
  });
}

/** Says what a text of a choice means; null: nothing; undefined: rows with it are rejected. */
export function setMeaning(text: string, field: string, words: string, meaning: string | null | undefined): string {
  return changeDocument(text, (document) => {
    const choices = document.getIn(['fields', field, 'choices']);
    if (!isMap(choices)) return;
    // A text of digits may have been written as a number.
    const found = choices.items.find(({ key }) => String(isScalar(key) ? key.value : key) === words);
    if (found !== undefined) choices.delete(found.key);
    if (meaning !== undefined) choices.set(words, meaning);
  });
}

/** Says what all other texts of a choice mean; null: nothing; undefined: rows with them are rejected. */
export function setOtherwise(text: string, field: string, meaning: string | null | undefined): string {
  return changeDocument(text, (document) => {
    if (meaning === undefined) document.deleteIn(['fields', field, 'otherwise']);
    else document.setIn(['fields', field, 'otherwise'], meaning);
  });
}

/** Says where a column that the file lacks comes from: asked for at the import (null), or always the same. */
export function setAbsent(text: string, target: Target, value: string | null): string {
  return changeDocument(text, (document) => {
    if (value === null) return ask(document, target);
    const before = document.getIn([...pathOf(target), 'option']);
    document.setIn(pathOf(target), document.createNode({ value }));
    dropOption(document, before);
  });
}

/** Says another kind for the one fact of a profile. Columns that both kinds have stay. */
export function setKind(text: string, kind: ImportKind): string {
  const before = readProfile(text)?.facts[0];
  return changeDocument(text, (document) => {
    const kept = kind.columns.filter(({ name }) => before?.columns.some(([column]) => column === name) === true);
    const columns = Object.fromEntries(kept.map(({ name }) => [name, document.getIn(['facts', 0, 'columns', name], true)]));
    document.set('facts', document.createNode([{ kind: kind.name, columns }]));
    for (const column of kind.columns) if (column.required && !kept.includes(column)) ask(document, { fact: 0, column });
    for (const { name } of readProfile(text)?.fields ?? []) dropUnmentioned(document, name);
    for (const { name } of readProfile(text)?.options ?? []) dropOption(document, name);
  });
}

/** Gives a profile a name, and the title that people read. */
export function setNames(text: string, { name, title }: { readonly name: string; readonly title: Readonly<Record<'en' | 'zh', string>> }): string {
  return changeDocument(text, (document) => {
    document.set('profile', name);
    document.set('title', document.createNode(title));
  });
}

/** A profile for a file of which nothing is known: all that its kind needs is asked for until its columns are named. */
export function blankProfile(name: string, kind: ImportKind, header: readonly string[]): string {
  const asked = kind.columns.filter(({ required }) => required).map((column) => column.name);
  return stringify({
    profile: name,
    title: { en: name, zh: name },
    options: Object.fromEntries(asked.map((column) => [column, { title: { en: column, zh: column } }])),
    fields: {},
    ignored: header.filter((each) => each.trim() !== ''),
    facts: [{ kind: kind.name, columns: Object.fromEntries(asked.map((column) => [column, { option: column }])) }],
  });
}

function pathOf({ fact, column }: Target): (string | number)[] {
  return ['facts', fact, 'columns', column.name];
}

/** The field that a column is, as it stands; undefined where it is something else. */
function sourceOf(document: Document, target: Target): unknown {
  const source = document.getIn(pathOf(target));
  return typeof source === 'string' ? source : undefined;
}

/** Gives a column to a field; what it was before is dropped where nothing else needs it. */
function take(document: Document, target: Target, field: string): void {
  const [before, option] = [sourceOf(document, target), document.getIn([...pathOf(target), 'option'])];
  document.setIn(pathOf(target), field);
  dropOption(document, option);
  if (typeof before !== 'string' || before === field) return;
  const oncePer = document.getIn(['facts', target.fact, 'once_per']);
  if (isSeq(oncePer)) oncePer.items.forEach((item, index) => { if (isScalar(item) && item.value === before) oncePer.set(index, field); });
  dropUnmentioned(document, before);
}

function release(document: Document, target: Target): void {
  if (target.column.required) ask(document, target);
  else document.deleteIn(pathOf(target));
}

function ask(document: Document, target: Target): void {
  const { name } = target.column;
  if (!document.hasIn(['options', name])) {
    if (!isMap(document.get('options'))) document.set('options', document.createNode({}));
    document.setIn(['options', name], document.createNode({ title: { en: name, zh: name } }));
  }
  document.setIn(pathOf(target), document.createNode({ option: name }));
}

function addField(document: Document, { header, samples }: FileColumn, { name: column, type, required, values }: ImportColumn): string {
  const names = readProfile(document.toString())?.fields.map(({ name }) => name) ?? [];
  let name = column;
  for (let number = 2; names.includes(name); number++) name = `${column}_${number}`;
  const choices = type === 'choice' ? { choices: meaningsOf(samples, values ?? []) } : {};
  const fields = document.get('fields');
  // `{}` would go on in one line.
  if (isMap(fields) && fields.items.length === 0) fields.flow = false;
  document.setIn(['fields', name], document.createNode({ header, type, ...choices, ...(!required && { optional: true }) }));
  const ignored = document.get('ignored');
  if (isSeq(ignored)) ignored.items = ignored.items.filter((item) => !(isScalar(item) && item.value === header));
  return name;
}

/** What texts mean that are the very words of a choice. */
function meaningsOf(samples: readonly string[], values: readonly string[]): Record<string, string> {
  const texts = [...new Set(samples.map((each) => each.trim()))];
  return Object.fromEntries(texts.flatMap((words) => values.filter((value) => value === words.toLowerCase()).map((value) => [words, value])));
}

/** Drops a field that nothing but `once_per` names any more: its headers are known, and not read. */
function dropUnmentioned(document: Document, field: string): void {
  const { facts = [], totals, reconciles } = document.toJS() as { facts?: readonly Record<string, unknown>[]; totals?: Record<string, unknown>; reconciles?: unknown };
  const named = facts.flatMap(({ columns, where, where_not: whereNot, linked }) => namesWithin([columns, where, whereNot, (linked as { from?: string } | undefined)?.from]));
  if ([...named, ...namesWithin([totals?.['field'], reconciles])].includes(field)) return;
  const headers = readProfile(document.toString())?.fields.find(({ name }) => name === field)?.headers ?? [];
  document.deleteIn(['fields', field]);
  facts.forEach((_, index) => {
    const oncePer = document.getIn(['facts', index, 'once_per']);
    if (!isSeq(oncePer)) return;
    oncePer.items = oncePer.items.filter((item) => !(isScalar(item) && item.value === field));
    if (oncePer.items.length === 0) document.deleteIn(['facts', index, 'once_per']);
  });
  const ignored = document.get('ignored');
  if (isSeq(ignored)) headers.forEach((header) => ignored.add(header));
  else document.set('ignored', document.createNode([...headers]));
}

/** Drops an option that no column asks for any more. */
function dropOption(document: Document, option: unknown): void {
  if (typeof option !== 'string') return;
  const read = readProfile(document.toString());
  const { facts = [] } = document.toJS() as { facts?: unknown };
  if (read === null || JSON.stringify(facts).includes(`"option":"${option}"`) || JSON.stringify(facts).includes(`{${option}}`)) return;
  document.deleteIn(['options', option]);
  const options = document.get('options');
  if (isMap(options) && options.items.length === 0) document.delete('options');
}
