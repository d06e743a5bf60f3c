import type { Column, ColumnType } from '../kind.js';

/** A column that every row must fill. */
export function required(name: string, type: ColumnType, more: Omit<Column, 'name' | 'type' | 'required'> = {}): Column {
  return { name, type, required: true, ...more };
}

/** A column that may be absent or empty. */
export function optional(name: string, type: ColumnType, more: Omit<Column, 'name' | 'type' | 'required'> = {}): Column {
  return { name, type, required: false, ...more };
}

/** The merchant of a fact: an id in files, a dense key in tables. */
export const MERCHANT = required('merchant_id', 'id', { stored: null });
