import { headerOf } from './read-header.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it.each([
  ['a plain one', 'merchant_id,name\ns1,x\n', ['merchant_id', 'name'], 16],
  ['one of Windows', 'merchant_id,name\r\ns1,x\r\n', ['merchant_id', 'name'], 16],
  ['one with quotes', '"a,b", c \n', ['a,b', 'c'], 9],
  ['one behind a mark and a blank line', '\uFEFF\r\nid\n1\n', ['id'], 7],
])('reads %s', (_what, text, columns, length) => {
  expect(headerOf(bytes(text))).toEqual({ columns, bytes: length });
});

it.each([
  ['has no end', bytes('merchant_id,name')],
  ['is not UTF-8', new Uint8Array([0xb5, 0xea, 0xc6, 0xcc, 10])],
  ['has a quote that does not close', bytes('"a,b\n')],
])('tells nothing of a header that %s', (_what, text) => {
  expect(headerOf(text)).toBeNull();
});
