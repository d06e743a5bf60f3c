import fc from 'fast-check';
import { readAsUtf8 } from './text-encoding.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size = 1_000): Promise<{ text: string; encoding: string }> {
  const { bytes: utf8, encoding } = readAsUtf8(inPieces(bytes, size));
  const parts: Buffer[] = [];
  for await (const part of utf8) parts.push(part);
  return { text: Buffer.concat(parts).toString('utf8'), encoding: encoding() };
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
/** 订单号,金额 and a row of it, as a Chinese Windows writes it. */
const GBK = Buffer.from('b6a9b5a5bac52cbdf0b6ee0d0ac4e3bac32c350d0a', 'hex');

describe('the encoding of a file', () => {
  it.each([
    ['plain letters', Buffer.from('day,weight\n'), 'day,weight\n', 'ascii'],
    ['nothing', Buffer.alloc(0), '', 'ascii'],
    ['UTF-8', Buffer.from('订单号,金额\n'), '订单号,金额\n', 'utf-8'],
    ['UTF-8 with a mark, which stays', Buffer.from('\uFEFFday\n'), '\uFEFFday\n', 'utf-8'],
    ['UTF-16 with a mark, which goes', Buffer.from('\uFEFF订单号,金额\n', 'utf16le'), '订单号,金额\n', 'utf-16le'],
    ['UTF-16 the other way round', utf16be('\uFEFF订单号,金额\n'), '订单号,金额\n', 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from('day,weight\n', 'utf16le'), 'day,weight\n', 'utf-16le'],
    ['the same the other way round', utf16be('day,weight\n'), 'day,weight\n', 'utf-16be'],
    ['GBK', GBK, '订单号,金额\r\n你好,5\r\n', 'gb18030'],
    ['four bytes of GB18030', Buffer.concat([GBK, Buffer.from('8139ef30', 'hex')]), '订单号,金额\r\n你好,5\r\n㐁', 'gb18030'],
  ])('is told of %s', async (_, bytes, text, encoding) => {
    expect(await read(bytes)).toEqual({ text, encoding });
    expect(await read(bytes, 1)).toEqual({ text, encoding });
  });

  it('is told where the first foreign character comes late', async () => {
    const lines = 'a,1\n'.repeat(100_000);
    const found = await read(Buffer.concat([Buffer.from(lines), GBK]), 65_536);
    expect(found).toEqual({ text: `${lines}订单号,金额\r\n你好,5\r\n`, encoding: 'gb18030' });
  });

  it.each([
    ['one broken byte in UTF-8', Buffer.concat([Buffer.from('订单号金额\n'), Buffer.from([0xff]), Buffer.from('，你好\n')])],
    ['Latin-1', Buffer.from('Müller,Café é\n', 'latin1')],
  ])('is not guessed of %s: it passes as it is, to be refused as no UTF-8', async (_, bytes) => {
    const { bytes: passed } = readAsUtf8(inPieces(bytes, 7));
    const parts: Buffer[] = [];
    for await (const part of passed) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(bytes);
  });

  it('names the line where GB18030 breaks off', async () => {
    const broken = Buffer.concat([GBK, GBK, Buffer.from([0x80, 0x20, 0xff])]);
    await expect(read(broken, 6)).rejects.toMatchObject({ code: 'file-encoding-broken', details: { line: 5, encoding: 'GB18030 (GBK)' } });
  });

  it('makes no difference to texts of any kind, wherever they are cut', async () => {
    const character = fc.constantFrom('订', '号', '金', '额', '，', '。', '￥', '1', 'a', ',', '"', '\n', '\r');
    const written = fc.constantFrom<BufferEncoding>('utf8', 'utf16le');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character, minLength: 1, maxLength: 300 }), written, fc.integer({ min: 1, max: 20 }), async (text, way, size) => {
        const found = await read(Buffer.from(`\uFEFF${text}`, way), size);
        expect(found.text.replace(/^\uFEFF/, '')).toBe(text);
      }),
    );
  });
});
