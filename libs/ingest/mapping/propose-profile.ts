import { Document, isCollection, isMap } from 'yaml';
import type { Column, Kind, KindName } from '../kind.js';
import { kindNamed } from '../kinds.js';
import type { TableRow } from '../table-rows.js';
import type { Guess } from './guess-kind.js';
import { findKnown, guessOf } from './guess-kind.js';
import { soundsLikeMail, soundsPersonal } from './known-headers.js';
import type { Ask, OpenQuestion } from './open-question.js';
import { markOf, marksOf } from './open-question.js';
import { proposeField } from './propose-field.js';
import { MERCHANT_OPTION, sourceOfMissing } from './propose-source.js';

/** A profile that is proposed for an unknown file, to be confirmed by somebody who knows it. */
export interface ProfileProposal {
  /** The profile as YAML. */
  readonly yaml: string;
  readonly kind: KindName;
  /** The table that it is of, where the file has several. */
  readonly table: string | null;
  /** The row that was taken for the header. */
  readonly headerLine: number;
  /** How sure it is: of several tables, the one with the highest is proposed for. */
  readonly score: number;
  readonly questions: readonly OpenQuestion[];
}

/** What a proposal is called, and which of several tables of a file it is of. */
export interface ProposedName {
  readonly name: string;
  readonly title?: string;
  readonly table?: string | null;
}

/** Kinds whose rows are added up where a report is finer than they are. */
const SUMMED_KINDS: readonly KindName[] = ['merchant_days', 'sku_traffic', 'ad_spend'];

/**
 * Proposes a profile for a table by its headers and first rows: the kind of fact whose columns it has most of, and of orders their lines;
 * days in the order that its values show, and what its statuses seem to mean. Null where nothing in it is known.
 */
export function proposeProfile({ name, title = name, table = null }: ProposedName, rows: readonly TableRow[]): ProfileProposal | null {
  const guess = guessOf(rows);
  if (guess === null) return null;
  const draft = new Draft(guess, rows.filter(({ line }) => line > guess.header.line));
  const facts = [draft.factOf(guess.kind, guess.found, name), ...draft.furtherFacts()];
  const { fields, options } = draft;
  const rest = draft.restOfHeader();
  const personal = rest.filter(soundsPersonal);
  if (personal.length > 0) {
    draft.ask({ en: `Left out as personal: ${personal.join(', ')}.`, zh: `作为个人信息不读取：${personal.join('、')}。` });
  }
  const profile = {
    profile: name,
    title: { en: title, zh: title },
    ...(Object.keys(options).length > 0 && { options }),
    fields,
    ...(rest.length > 0 && { ignored: rest }),
    ...(fields['day'] !== undefined && { totals: { field: 'day' } }),
    facts,
  };
  return { yaml: writeYaml(profile), kind: guess.kind.name, table, headerLine: guess.header.line, score: guess.score, questions: draft.questions };
}

const LINE_NUMBERS = { column: 'line_no', within: ['merchant_id', 'order_id'], by: ['sku_id'] };

/** A profile that comes about, column by column. */
class Draft {
  readonly fields: Record<string, unknown> = {};
  readonly options: Record<string, unknown> = {};
  readonly questions: OpenQuestion[] = [];
  private readonly taken = new Set<number>();
  /** By place in the header, the field that reads it. */
  private readonly named = new Map<number, string>();
  /** Whether rows without an order are passed over. */
  private passesOver = false;

  constructor(
    private readonly guess: Guess,
    private readonly rows: readonly TableRow[],
  ) {}

  readonly ask: Ask = (question) => this.questions.push(question);

  factOf(kind: Kind, found: ReadonlyMap<string, readonly number[]>, profile: string): Record<string, unknown> {
    const columns: Record<string, unknown> = {};
    for (const column of kind.columns) {
      const [place, ...others] = found.get(column.name) ?? [];
      if (place !== undefined) {
        columns[column.name] = this.fieldFor(column, place);
        this.askWhichOf(column, place, others);
      }
    }
    if (kind.name === 'orders' && columns['buyer_id'] === undefined) this.tellBuyersByMail(columns);
    for (const column of kind.columns.filter(({ name, required }) => required && columns[name] === undefined)) {
      const source = sourceOfMissing(column.name, { profile, columns }, this.ask);
      if (source === null) continue;
      if (column.name === 'merchant_id') this.options['merchant_id'] = MERCHANT_OPTION;
      columns[column.name] = source;
    }
    return { kind: kind.name, columns, ...this.countingOf(kind, columns) };
  }

  /** An address is not kept; its digest tells that two orders are of one buyer. */
  private tellBuyersByMail(columns: Record<string, unknown>): void {
    const place = this.guess.header.cells.findIndex(soundsLikeMail);
    if (place === -1) return;
    columns['buyer_id'] = { digest: [this.fieldFor({ name: 'email', type: 'id', required: true }, place)] };
    const column = markOf('column', 'buyer_id');
    this.ask({ en: `${column}: buyers are told apart by a digest of "${this.headerAt(place)}"; the address itself is not kept.`, zh: `${column}：以“${this.headerAt(place)}”的摘要区分买家；地址本身不保存。` });
  }

  /** Facts that stand in the same rows: the lines of orders, and the SKUs of their traffic. */
  furtherFacts(): Record<string, unknown>[] {
    const { kind, header } = this.guess;
    if (kind.name === 'orders') {
      const found = findKnown('order_lines', header);
      const [price, quantity] = [found.get('price')?.[0], found.get('quantity')?.[0]];
      const amount = this.guess.addsUpLines ? found.get('amount')?.[0] : found.get('amount')?.find((place) => !this.taken.has(place));
      if (!found.has('sku_id') || quantity === undefined || (price === undefined && amount === undefined)) return [];
      const lines = kindNamed('order_lines');
      const column = (name: string) => lines.columns.find((each) => each.name === name) as Column;
      const columns = {
        merchant_id: this.sourceOfMerchant(),
        order_id: 'order_id',
        sku_id: this.fieldFor(column('sku_id'), found.get('sku_id')?.[0] ?? 0),
        quantity: this.fieldFor(column('quantity'), quantity),
        amount:
          this.guess.addsUpLines || price === undefined
            ? this.fieldFor({ ...column('amount'), name: 'line_amount' }, amount ?? 0)
            : { product: [this.fieldFor({ name: 'price', type: 'yuan', required: true }, price), 'quantity'] },
      };
      return [{ kind: 'order_lines', columns, ...(this.passesOver && { where: 'order_id' }), number: LINE_NUMBERS }];
    }
    if (kind.name !== 'sku_traffic') return [];
    const found = findKnown('skus', header);
    const described = kindNamed('skus').columns.filter(({ name }) => name === 'name' || name === 'category').filter(({ name }) => found.has(name));
    if (described.length === 0) return [];
    const columns = { sku_id: 'sku_id', merchant_id: this.sourceOfMerchant(), ...Object.fromEntries(described.map((column) => [column.name, this.fieldFor({ ...column, name: `sku_${column.name}` }, found.get(column.name)?.[0] ?? 0)])) };
    return [{ kind: 'skus', columns, gather: { by: ['merchant_id', 'sku_id'] } }];
  }

  restOfHeader(): string[] {
    return this.guess.header.cells.filter((cell, place) => cell.trim() !== '' && !this.taken.has(place));
  }

  private sourceOfMerchant(): unknown {
    return this.fields['merchant_id'] === undefined ? { option: 'merchant_id' } : 'merchant_id';
  }

  private fieldFor(column: Column, place: number): string {
    const known = this.named.get(place);
    if (known !== undefined) return known;
    this.fields[column.name] = proposeField(column, this.headerAt(place), { rows: this.rows, place }, this.ask);
    this.taken.add(place);
    this.named.set(place, column.name);
    return column.name;
  }

  private headerAt(place: number): string {
    return this.guess.header.cells[place]?.trim() ?? '';
  }

  /** Which of several amounts or times is meant decides what is scored: that is for people to say. */
  private askWhichOf({ name, type }: Column, place: number, others: readonly number[]): void {
    const free = others.filter((other) => !this.taken.has(other)).map((other) => this.headerAt(other));
    if (free.length === 0 || (type !== 'yuan' && type !== 'instant')) return;
    this.ask({
      en: `${markOf('column', name)}: "${this.headerAt(place)}" is taken; it may also be ${free.map((header) => `"${header}"`).join(' or ')}.`,
      zh: `${markOf('column', name)}：暂取“${this.headerAt(place)}”；也可能是${free.map((header) => `“${header}”`).join('或')}。`,
    });
  }

  /** Amounts of an order stand on each of its lines and count once; a report that is finer than the kind is added up. */
  private countingOf(kind: Kind, columns: Readonly<Record<string, unknown>>): Record<string, unknown> {
    if (kind.name === 'orders') return { ...this.onlyWithOrder(), ...(this.guess.addsUpLines ? { gather: { by: ['merchant_id', 'order_id'], sum: ['amount'] } } : { once_per: ['order_id'] }) };
    if (kind.name === 'order_lines' && columns['line_no'] === undefined) return { number: LINE_NUMBERS };
    const by = ['day', 'merchant_id', 'sku_id', 'product', 'campaign_id'].filter((name) => columns[name] !== undefined);
    if (!SUMMED_KINDS.includes(kind.name) || !this.repeats(by)) return {};
    const sum = kind.columns.filter(({ name, type }) => (type === 'yuan' || type === 'count') && typeof columns[name] === 'string').map(({ name }) => name);
    const people = sum.filter((name) => name === 'visitors' || name === 'ordering_buyers');
    const twice = people.length === 0 ? { en: '', zh: '' } : { en: `; somebody in several of them counts several times (${marksOf('column', people)})`, zh: `，同一人出现在多行时会重复计数（${marksOf('column', people, '、')}）` };
    this.ask({ en: `Several rows have the same ${marksOf('column', by)}: their figures are added up${twice.en}.`, zh: `多行的 ${marksOf('column', by, '、')} 相同：各项数值相加${twice.zh}。` });
    return { gather: { by, sum } };
  }

  /** Logs of what visitors do have orders in some of their rows. */
  private onlyWithOrder(): Record<string, unknown> {
    const place = this.guess.found.get('order_id')?.[0] ?? 0;
    const rows = this.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (rows.every(({ cells }) => cells[place]?.trim() !== '')) return {};
    this.ask({ en: `Rows without "${this.headerAt(place)}" are passed over.`, zh: `没有“${this.headerAt(place)}”的行将被跳过。` });
    this.passesOver = true;
    return { where: 'order_id' };
  }

  private repeats(by: readonly string[]): boolean {
    const places = by.flatMap((name) => [...this.named].filter(([, field]) => field === name).map(([place]) => place));
    const keys = this.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map(({ cells }) => JSON.stringify(places.map((place) => cells[place]?.trim())));
    return places.length > 0 && new Set(keys).size < keys.length;
  }
}

/** YAML as people would write it: a field on a line, lists in brackets. */
function writeYaml(profile: Record<string, unknown>): string {
  const document = new Document(profile);
  const flow = (path: readonly (string | number)[]) => {
    const node = document.getIn(path);
    if (isCollection(node)) node.flow = true;
  };
  const names = (path: readonly (string | number)[]) => {
    const node = document.getIn(path);
    return isMap(node) ? node.items.map(({ key }) => String(key)) : [];
  };
  for (const path of [['title'], ['totals'], ['ignored']]) flow(path);
  for (const option of names(['options'])) flow(['options', option]);
  for (const field of names(['fields'])) if (document.getIn(['fields', field, 'choices']) === undefined) flow(['fields', field]);
  for (const [index] of (profile['facts'] as unknown[]).entries()) {
    for (const key of ['once_per', 'gather', 'number']) flow(['facts', index, key]);
    for (const column of names(['facts', index, 'columns'])) flow(['facts', index, 'columns', column]);
  }
  return document.toString({ lineWidth: 140, flowCollectionPadding: true });
}
