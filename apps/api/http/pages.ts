import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { OpscoreError } from '#libs/domain/errors.js';
import { parseDay } from '#libs/domain/business-time.js';
import { CountField, TextField, isInstant } from './fields.js';

/** Lists are read in pages: a page begins after the row that its cursor names, so that it costs the same wherever it is. */

export const MOST_ROWS = 1_000;
const ROWS = 100;
const LONGEST_CURSOR = 2_000;

/** What a list is asked with. */
export class PageQuery {
  @CountField({ description: `How many rows at most; ${ROWS} where nothing is said.`, optional: true, min: 1, max: MOST_ROWS })
  limit?: number;

  @TextField({ description: 'Where the page begins: the nextCursor of the page before. Left out for the first page.', optional: true, maxLength: LONGEST_CURSOR })
  cursor?: string;
}

/** How many rows a page is asked to have. */
export function limitOf({ limit }: PageQuery): number {
  return limit ?? ROWS;
}

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** What a value of a cursor is: the database must not be asked with anything else. */
export type CursorValueType = 'text' | 'text?' | 'day' | 'day?' | 'instant' | 'uuid' | 'integer' | 'integer?' | 'decimal' | 'decimal?' | 'flag';

export type CursorValue = string | number | boolean | null;

/**
 * The values that a cursor names: the sort key of the last row of the page before; null for the first page. They are no secret
 * and no right: whoever makes one up reads a page of what they may see anyway. Throws `cursor-invalid`.
 */
export function readCursor(cursor: string | undefined, types: readonly CursorValueType[]): readonly CursorValue[] | null {
  if (cursor === undefined) return null;
  const values = decode(cursor);
  if (!Array.isArray(values) || values.length !== types.length || !types.every((type, index) => isOf(type, values[index]))) {
    throw new OpscoreError('cursor-invalid');
  }
  return values as CursorValue[];
}

/** Values as a cursor. */
export function writeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * A page out of rows of which one more than the page takes was read, to see whether there is a next page.
 * `keyOf` gives the sort key of a row, and `show` what is answered of it.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { keyOf, show }: { keyOf: (row: Row) => readonly CursorValue[]; show: (row: Row) => Item },
): Page<Item> {
  const own = rows.slice(0, limit);
  const last = own.at(-1);
  return { items: own.map(show), nextCursor: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

/** The class that describes a page of items to OpenAPI. */
export function PageOf<Item>(item: Type<Item>): Type<Page<Item>> {
  class ItemsPage implements Page<Item> {
    @ApiProperty({ description: 'The rows of the page.', type: item, isArray: true })
    readonly items!: readonly Item[];

    @ApiProperty({ description: 'The cursor of the next page; null on the last one.', type: String, nullable: true })
    readonly nextCursor!: string | null;
  }
  Object.defineProperty(ItemsPage, 'name', { value: `${item.name}Page` });
  return ItemsPage;
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function isOf(type: CursorValueType, value: unknown): boolean {
  if (type.endsWith('?') && value === null) return true;
  switch (type) {
    case 'text':
    case 'text?':
      return typeof value === 'string' && value.length <= 400 && !/[\0\p{Cs}]/u.test(value);
    case 'day':
    case 'day?':
      return typeof value === 'string' && isDay(value);
    case 'instant':
      return typeof value === 'string' && isInstant(value);
    case 'uuid':
      return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
    case 'integer':
    case 'integer?':
      return Number.isSafeInteger(value) && Math.abs(value as number) <= 2_147_483_647;
    case 'decimal':
    case 'decimal?':
      return typeof value === 'string' && /^-?\d{1,30}(\.\d{1,12})?$/.test(value);
    case 'flag':
      return typeof value === 'boolean';
  }
}

function isDay(text: string): boolean {
  try {
    return parseDay(text) === text;
  } catch {
    return false;
  }
}
