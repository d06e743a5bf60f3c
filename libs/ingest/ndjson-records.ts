import { OpscoreError } from '#libs/domain/errors.js';
import type { FieldShape } from './field-shapes.js';
import type { SourceListener, SourceRecords } from './source-records.js';

const LONGEST_LINE = 4 * 1024 * 1024;

/** So much is held at once, in characters: lines may be long. */
const MOST_HELD = 1024 * 1024;
const HEAD_LINES = 1_000;

/** One JSON object a line. Its columns are those that the first object and the objects after it that are held with it name. */
export async function readNdjson(
  bytes: AsyncGenerator<Buffer>,
  path: string,
  listener: SourceListener,
): Promise<SourceRecords> {
  const lines = readLines(bytes);
  const head: { line: number; text: string }[] = [];
  let length = 0;
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    head.push(next.value);
    length += next.value.text.length;
    if (head.length >= HEAD_LINES || length >= MOST_HELD) break;
  }
  const columns = [...new Set(head.flatMap(({ text }) => Object.keys(parseObject(text) ?? {})))];
  if (columns.length === 0) throw new OpscoreError('file-empty', { file: path });
  async function* records(shapes?: readonly (FieldShape | null)[]): AsyncGenerator<Buffer> {
    if (shapes !== undefined) return;
    let [batch, batched] = [[] as string[], 0];
    const add = ({ line, text }: { line: number; text: string }) => {
      const record = writeRecord(line, text, columns);
      if (record === null) listener.onRagged({ line, fields: 0, text });
      else {
        batch.push(record);
        batched += record.length;
      }
    };
    for (const each of head) add(each);
    for await (const each of lines) {
      add(each);
      if (batched < MOST_HELD) continue;
      yield Buffer.from(batch.join(''));
      [batch, batched] = [[], 0];
    }
    yield Buffer.from(batch.join(''));
  }
  // Values of JSON are written in many ways: they are always read as texts.
  return { columns, records, isRegular: () => false };
}

async function* readLines(bytes: AsyncGenerator<Buffer>): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  let rest = '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw new OpscoreError('file-not-utf8', { line: line + 1 }, { cause });
    }
  };
  for await (const chunk of bytes) {
    const parts = (rest + decode(chunk)).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new OpscoreError('file-record-too-long', { line: line + parts.length + 1 });
    for (const text of parts) {
      line += 1;
      if (text.includes('\0')) throw new OpscoreError('file-has-nul', { line });
      if (text.trim() !== '') yield { line, text };
    }
  }
  rest += decode();
  if (rest.includes('\0')) throw new OpscoreError('file-has-nul', { line: line + 1 });
  if (rest.trim() !== '') yield { line: line + 1, text: rest };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A JSON object as a numbered CSV record; null where it is not one, names a further column, or holds more than plain values. */
function writeRecord(line: number, text: string, columns: readonly string[]): string | null {
  const object = parseObject(text);
  if (object === null || Object.keys(object).some((name) => !columns.includes(name))) return null;
  const fields = columns.map((name) => writeField(object[name]));
  return fields.includes(null) ? null : `${line},${fields.join(',')}\n`;
}

/** A JSON value as a CSV field; null for lists, objects, numbers that have lost digits, and texts that no table can hold. */
function writeField(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  if (typeof value === 'object' || (typeof value === 'string' && value.includes('\0'))) return null;
  return `"${String(value).replaceAll('"', '""')}"`;
}
