import { NO_LIBRE_OFFICE, convertWorkbook, findLibreOffice } from '../../../test/support/libre-office.js';
import { readWorkbook } from '../../../test/support/read-workbook.js';
import { Rational } from '#libs/domain/rational.js';
import { writeWorkbookFile } from '#libs/spreadsheets/write-workbook-file.js';
import { roundHalfUp } from './formula-of.js';
import { SheetCanvas } from './sheet-canvas.js';

const program = findLibreOffice();
const recalculated = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_LIBRE_OFFICE})` : '';

/** Halves that binary fractions miss on either side, and figures beside them. */
const DECIMALS = ['1.005', '2.675', '89.675', '1.115', '0.125', '-0.125', '-0.126', '4.35', '102.33499', '102.335', '0', '999999999.995', '12345678.005', '0.58500001', '0.584999'];

async function writeRounding(): Promise<Buffer> {
  const canvas = new SheetCanvas(true);
  for (const [row, decimal] of DECIMALS.entries()) {
    canvas.figure(row, 0, decimal, {});
    // A result that is wrong: whoever keeps it has not worked it out.
    canvas.formula(row, 1, roundHalfUp(`A${row + 1}`, 2), { decimal: '-77' }, {});
  }
  const sheet = { name: 'Rounding', widths: [12, 12], showsGrid: true, print: { orientation: 'portrait', header: '', footer: '' }, contents: () => canvas } as const;
  const about = { title: 'Rounding', author: 'opscore', createdAt: new Date('2026-07-01T00:00:00Z'), font: { name: 'Arial', size: 10 }, chartLines: 'DFE4E2', ranges: [] };
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeWorkbookFile({ ...about, sheets: [sheet] })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe(`rounding by formulas${skipped}`, () => {
  recalculated('is that of published figures: half up, towards the greater', async () => {
    const sheet = (await readWorkbook(convertWorkbook(program ?? '', await writeRounding(), 'xlsx'))).get('Rounding');
    expect(DECIMALS.map((decimal, row) => [decimal, sheet?.get(`B${row + 1}`)?.value])).toEqual(DECIMALS.map((decimal) => [decimal, Number(Rational.parse(decimal).toFixed(2))]));
  }, 300_000);
});
