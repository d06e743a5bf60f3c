import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { OpscoreError } from '#libs/domain/errors.js';
import type { RaggedRecord } from './record-scanner.js';
import { RecordScanner } from './record-scanner.js';

interface Scanned {
  readonly records: string;
  readonly ragged: readonly RaggedRecord[];
}

/** Scans a file in chunks of a size, its header being line 1. */
function scan(text: string | Buffer, { fields = 2, chunk = 1_000_000 } = {}): Scanned {
  return scanChunks(cutEvery(Buffer.from(text), chunk), fields);
}

function scanChunks(chunks: readonly Buffer[], fields: number): Scanned {
  const ragged: RaggedRecord[] = [];
  const scanner = new RecordScanner(fields, 2, (record) => ragged.push(record));
  const parts = [...chunks.map((each) => scanner.push(each)), scanner.end()];
  return { records: Buffer.concat(parts).toString('utf8'), ragged };
}

function cutEvery(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

/** The refusal of a file. */
function refusalOf(text: string | Buffer, chunk = 1_000_000): unknown {
  try {
    scan(text, { chunk });
    return null;
  } catch (error) {
    return error instanceof OpscoreError ? { code: error.code, line: error.details['line'] } : error;
  }
}

describe('records', () => {
  it('come with the line that they begin on', () => {
    expect(scan('a,1\nb,2\n').records).toBe('2,a,1\n3,b,2\n');
  });

  it('may lack the last line end', () => {
    expect(scan('a,1\nb,2').records).toBe('2,a,1\n3,b,2\n');
  });

  it('may end in carriage return and line feed, even the last one in half of that', () => {
    expect(scan('a,1\r\nb,2\r').records).toBe('2,a,1\n3,b,2\n');
  });

  it('may have blank lines between them, which count as lines', () => {
    expect(scan('\n\r\na,1\n\n\r\nb,2\n\n').records).toBe('4,a,1\n7,b,2\n');
  });

  it('keep commas, quotes and line ends within quotes', () => {
    expect(scan('"a,""b""\n\r\nc",1\nd,2\n').records).toBe('2,"a,""b""\n\r\nc",1\n5,d,2\n');
  });

  it('lose one comma too many at the end', () => {
    expect(scan('a,1,\nb,2\nc,,\n').records).toBe('2,a,1\n3,b,2\n4,c,\n');
  });

  it('are put aside with their line and text where they have another number of fields', () => {
    expect(scan('a\n"b\nc",2,3\n京,1,,\nd,4\n')).toEqual({
      records: '6,d,4\n',
      ragged: [
        { line: 2, fields: 1, text: 'a' },
        { line: 3, fields: 3, text: '"b\nc",2,3' },
        { line: 5, fields: 4, text: '京,1,,' },
      ],
    });
  });

  it('are the same whatever the size of the chunks', () => {
    const text = '"a,""b""\r\nc",1\r\n\r\n京东,2,\nragged\n"",\nlast,"3"';
    const whole = scan(text);
    expect(whole.records).toBe('2,"a,""b""\r\nc",1\n5,京东,2\n7,"",\n8,last,"3"\n');
    for (let chunk = 1; chunk <= Buffer.byteLength(text); chunk++) expect(scan(text, { chunk })).toEqual(whole);
  });

  it('may be many in one chunk, and longer than a chunk', () => {
    const long = 'x'.repeat(3_000_000);
    const text = `${'1,\n'.repeat(100_000)}${long},1\n`;
    const { records } = scan(text, { chunk: 1_000_000 });
    expect(records.length).toBe(text.length + Array.from({ length: 100_001 }, (_, at) => `${at + 2},`).join('').length);
    expect(records.endsWith(`x,1\n`)).toBe(true);
  });
});

describe('a file is refused, whatever the size of the chunks, for', () => {
  const REFUSALS: readonly (readonly [string, string | Buffer, string, number])[] = [
    ['a quote that is never closed', 'a,1\nb,"2\nc,3\n', 'file-quote-unclosed', 3],
    ['bytes that are not UTF-8', Buffer.from('a,1\nb,\xb1\nc,3\n', 'latin1'), 'file-not-utf8', 3],
    ['bytes that are not UTF-8 in a last line without end', Buffer.from('a,1\nb,\xb1', 'latin1'), 'file-not-utf8', 3],
    ['a character cut off', Buffer.from('a,1\nb,\xe4\xba\nc,3\n', 'latin1'), 'file-not-utf8', 3],
    ['a zero byte', 'a,1\n\nb,\0\n', 'file-has-nul', 4],
    ['a carriage return within a line', 'a,1\nb\r,2\n', 'file-line-ends', 3],
  ];

  it.each(REFUSALS)('%s', (_what, text, code, line) => {
    for (const chunk of [1, 2, 3, 5, 1_000]) expect(refusalOf(text, chunk)).toEqual({ code, line });
  });

  it('a quote that swallows more than 4 MB', () => {
    expect(refusalOf(`a,1\n"${'x,\n'.repeat(1_500_000)}`)).toEqual({ code: 'file-quote-unclosed', line: 3 });
  });

  it('a record of more than 4 MB', () => {
    expect(refusalOf(`a,1\n${'x'.repeat(4_200_000)}`)).toEqual({ code: 'file-record-too-long', line: 3 });
  });
});

describe('random files', () => {
  const content = fc.stringMatching(/^[a-z"京,\r\n' ]{0,6}$/);
  const field = fc.oneof(
    content.map((text) => `"${text.replaceAll('"', '""')}"`),
    fc.stringMatching(/^[a-z京' ]{0,6}$/),
  );
  const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n');
  // A lone empty field would be a blank line.
  const file = (fields: number) =>
    fc
      .array(fc.tuple(fc.array(field, { minLength: fields, maxLength: fields }), lineEnd), { maxLength: 12 })
      .map((records) => records.map(([values, end]) => values.join(',') + end).join(''));

  it('give the same records however they are cut', () => {
    fc.assert(
      fc.property(file(3), fc.array(fc.nat(200), { maxLength: 12 }), (text, cuts) => {
        const bytes = Buffer.from(text);
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(scanChunks(chunks, 3)).toEqual(scan(text, { fields: 3 }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('give the records that csv-parse finds', () => {
    fc.assert(
      fc.property(file(3), fc.integer({ min: 1, max: 20 }), (text, chunk) => {
        const { records, ragged } = scan(text, { fields: 3, chunk });
        const options = { skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] };
        const numbered: string[][] = parse(records, options);
        expect(ragged).toEqual([]);
        expect(numbered.map(([, ...fields]) => fields)).toEqual(parse(text, options));
      }),
      { numRuns: 1_000 },
    );
  });
});
