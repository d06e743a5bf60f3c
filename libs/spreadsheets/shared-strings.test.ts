import { SharedStrings } from './shared-strings.js';

async function* part(count: number): AsyncGenerator<Buffer> {
  yield Buffer.from('<sst>');
  for (let index = 0; index < count; index++) yield Buffer.from(`<si><t>text ${index}</t></si>`);
  yield Buffer.from('</sst>');
}

describe('the texts of a workbook', () => {
  it('are read as a whole', async () => {
    const texts = await SharedStrings.read(part(1_000));
    expect([texts.at(0), texts.at(999), texts.at(1_000)]).toEqual(['text 0', 'text 999', null]);
  });

  it('are read as far as they are wanted, even where the rest is broken', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      for await (const piece of part(100)) if (!piece.toString().startsWith('</')) yield piece;
      throw new Error('nobody reads on');
    }
    const texts = await SharedStrings.read(broken(), 200);
    expect([texts.at(0), texts.at(28), texts.at(99)]).toEqual(['text 0', 'text 28', null]);
    await expect(SharedStrings.read(broken())).rejects.toThrow('nobody reads on');
  });
});
