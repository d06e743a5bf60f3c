import fc from 'fast-check';
import { importFileName, safeFileName } from './safe-file-name.js';

describe('a safe name', () => {
  it.each([
    ['a good one', 'orders-2026-11-24.csv', 'orders-2026-11-24.csv'],
    ['Chinese', '双11 订单（华东）.csv', '双11 订单（华东）.csv'],
    ['a path upwards', '../../etc/passwd', 'passwd'],
    ['a path of Windows', String.raw`C:\Users\lin\orders.csv`, 'orders.csv'],
    ['nothing but a way up', '..', 'upload'],
    ['a path that ends in a slash', 'orders.csv/', 'upload'],
    ['nothing', '', 'upload'],
    ['blanks', '   ', 'upload'],
    ['a hidden file', '.bashrc.csv', 'bashrc.csv'],
    ['an option', '--checkpoint=1.csv', 'checkpoint=1.csv'],
    ['line ends', 'orders.csv\r\nSet-Cookie: a=b', 'orders.csvSet-Cookie_ a=b'],
    ['a zero byte', 'orders.csv\0.exe', 'orders.csv.exe'],
    ['text turned round', 'orders\u202Evsc.exe.csv', 'ordersvsc.exe.csv'],
    ['a device of Windows', 'CON.csv', '_CON.csv'],
    ['a device without ending', 'nul', '_nul'],
    ['a port', 'com1.orders.csv', '_com1.orders.csv'],
    ['no device', 'console.csv', 'console.csv'],
    ['a stream of Windows', 'orders.csv:hidden', 'orders.csv_hidden'],
    ['dots and blanks at the end', 'orders.csv. . ', 'orders.csv'],
    ['quotes and wildcards', '"or*ders"?.csv', '_or_ders__.csv'],
  ])('of %s', (_, given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  it('is short, and keeps its ending', () => {
    const name = safeFileName(`orders-${'京'.repeat(500)}.csv.gz`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
    expect(name).toMatch(/^orders-京+\.csv\.gz$/);
    expect(Buffer.byteLength(safeFileName(`a.${'x'.repeat(5_000)}`))).toBeLessThanOrEqual(120);
  });

  it('stays as it is, and stays in its folder, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = safeFileName(given);
        expect(safeFileName(name)).toBe(name);
        expect(name).not.toMatch(/[/\\\p{Cc}]|^\.|^$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the name of an upload', () => {
  it.each([
    ['orders.csv', 'text/csv', 'orders.csv'],
    ['orders', 'text/csv', 'orders.csv'],
    ['orders.txt', 'text/csv', 'orders.txt.csv'],
    ['orders.csv', 'application/gzip', 'orders.csv.gz'],
    ['orders.ndjson', 'application/gzip', 'orders.ndjson.gz'],
    ['orders.gz', 'application/gzip', 'orders.csv.gz'],
    ['orders', 'application/x-ndjson', 'orders.ndjson'],
    ['orders.ndjson.gz', 'application/octet-stream', 'orders.ndjson.gz'],
    ['订单.xls', 'application/vnd.ms-excel', '订单.xls'],
    ['订单.zip', 'application/octet-stream', '订单.zip'],
    ['report.txt', 'text/plain', 'report.txt'],
    ['report.tsv.gz', 'application/octet-stream', 'report.tsv.gz'],
    ['report', 'text/tab-separated-values', 'report.tsv'],
    ['book', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'book.xlsx'],
    ['orders.exe', 'application/octet-stream', null],
    ['orders', 'application/octet-stream', null],
  ])('%s as %s is %s', (given, type, expected) => {
    expect(importFileName(given, type)).toBe(expected);
  });
});
