import { buffer } from 'node:stream/consumers';
import { findLibreOffice, NO_LIBRE_OFFICE, convertWorkbook } from '../../../test/support/libre-office.js';
import type { ReadCell } from '../../../test/support/read-workbook.js';
import { readWorkbook } from '../../../test/support/read-workbook.js';
import { samplePack } from '../../../test/support/sample-pack.js';
import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { gradeOf } from '#libs/domain/grades.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import { totalOf } from '#libs/domain/scorecard.js';
import type { WorkedModule, WorkedTable } from '#libs/domain/worked-figures.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { Archive } from '#libs/spreadsheets/archive.js';
import type { ManagerPages, ReviewPack } from '../review-pack.js';
import { writeWorkbook } from './write-workbook.js';

const program = findLibreOffice();
const recalculated = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_LIBRE_OFFICE})` : '';

const PACK = samplePack({ managers: 4 });

async function write(pack: ReviewPack, valuesOnly = false): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeWorkbook(pack, { valuesOnly, onManager: () => undefined })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const recalculate = (workbook: Uint8Array) => readWorkbook(convertWorkbook(program ?? '', workbook, 'xlsx'));

/** The cells of all sheets in a line each: `sheet!B7`. */
function* cellsOf(sheets: ReadonlyMap<string, ReadonlyMap<string, ReadCell>>): Generator<[string, ReadCell]> {
  for (const [sheet, cells] of sheets) for (const [name, cell] of cells) yield [`${sheet}!${name}`, cell];
}

const inEnglish = (pack: ReviewPack): ReviewPack => ({ ...pack, cover: { ...pack.cover, language: 'en' } });

describe('the workbook of a review pack', () => {
  it('has a sheet for all that is in the pack, each manager among them', async () => {
    expect([...(await readWorkbook(await write(PACK))).keys()]).toEqual([
      ...['封面', '目录', '排名', '王敏', '张丽娜', '刘伟', '李建国'],
      ...['业绩', '业绩明细', '广告投放占比', '广告投放占比明细', '坑位产出', '坑位产出明细', '转化率', '转化率明细', '出库', '出库明细'],
      ...['目标', '目标修订', '试用期考核', '关账后调整', '规则变更', '得分规则', '指标说明'],
    ]);
    expect([...(await readWorkbook(await write(inEnglish(PACK)))).keys()]).toEqual(expect.arrayContaining(['Cover', 'Ranking', '王敏', 'Ad spend share rows', 'Scoring rules']));
  });

  it('shows the published figures before anything is worked out anew', async () => {
    const sheet = (await readWorkbook(await write(PACK))).get('王敏');
    const { summary } = required(PACK.managers[0]);
    expect([sheet?.get('A5')?.value, sheet?.get('B5')?.value, sheet?.get('D5')?.value]).toEqual([Number(summary.total), summary.grade, summary.rank]);
    expect(['B10', 'C10', 'D10', 'E10'].map((name) => sheet?.get(name)?.value)).toEqual(publishedOf(summary, 'sales'));
  });

  it('tells of every manager once', async () => {
    let told = 0;
    for await (const chunk of writeWorkbook(PACK, { valuesOnly: false, onManager: () => (told += 1) })) expect(chunk).toBeInstanceOf(Uint8Array);
    expect(told).toBe(4);
  });

  it('has values only where those are wanted, and the same ones', async () => {
    const [live, values] = [await readWorkbook(await write(PACK)), await readWorkbook(await write(PACK, true))];
    expect([...cellsOf(values)].filter(([, { formula }]) => formula !== null)).toEqual([]);
    expect([...cellsOf(live)].filter(([, { formula }]) => formula !== null).length).toBeGreaterThan(300);
    // The cover and the leads of workings say which of both it is.
    const isSaid = (place: string) => place.startsWith('封面!') || place.includes('!A');
    const shown = (sheets: Awaited<ReturnType<typeof readWorkbook>>) =>
      [...cellsOf(sheets)].filter(([place, { value }]) => !isSaid(place) && value !== '').map(([place, { value }]) => `${place} ${value}`);
    expect(shown(values)).toEqual(shown(live));
  });

  it('takes no text for a formula', async () => {
    const cells = [...cellsOf(await readWorkbook(await write(PACK)))];
    for (const text of ['=1+1', '-2', '+86', '@SUM(A1)', "'quoted", '<b>&"', '007', '1e5', '=新品提前上市，追加目标']) {
      expect(cells.filter(([, { value, formula }]) => value === text && formula === null)).not.toHaveLength(0);
    }
  });

  it('leaves a module that is not assessed empty and says why', async () => {
    const sheet = (await readWorkbook(await write(PACK))).get('李建国');
    expect(['A11', 'B11', 'C11', 'D11', 'E11', 'F11', 'G11'].map((name) => sheet?.get(name)?.value ?? null)).toEqual(['广告投放占比', null, null, null, null, null, '没有目标，不参与考核']);
  });

  it('gives sheets names that programs take, whatever managers are called', async () => {
    const names = ['封面', '王敏', '王敏', 'a/b:c*[d]?\\', "'", '王'.repeat(40), '王'.repeat(40), 'HISTORY', '\u{1F600}'.repeat(20), ''];
    const managers = names.map((name, index) => renamed(required(PACK.managers[index % 4]), name, `m9${index}`));
    const given = [...(await readWorkbook(await write({ ...PACK, managers }))).keys()].slice(3, 3 + names.length);
    expect(given).toEqual([
      ...['封面 m90', '王敏', '王敏 m92', 'a b c d', 'm94', '王'.repeat(31), `${'王'.repeat(15)} m96`, 'HISTORY m97', '\u{1F600}'.repeat(15), 'm99'],
    ]);
  });

  it('is XML that programs can read, without cells that are merged twice', async () => {
    for (const { path, text } of await partsOf(await write(PACK))) {
      expect([path, faultOf(text)]).toEqual([path, null]);
      expect([path, overlapsOf(text)]).toEqual([path, []]);
    }
  });

  it('leads with every link to a sheet that is there', async () => {
    const parts = await partsOf(await write(PACK));
    const sheets = new Set([...(parts.find(({ path }) => path === 'xl/workbook.xml')?.text ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name));
    const links = parts.flatMap(({ path, text }) => (path.startsWith('xl/worksheets/') ? [...text.matchAll(/location="&apos;([^"]*)&apos;!A1"/g)] : []));
    expect(links.length).toBeGreaterThan(60);
    expect(links.map(([, name]) => name).filter((name) => !sheets.has(name ?? ''))).toEqual([]);
  });

  it('draws charts of the months, the weeks and the grades, and filters evidence down to its last row', async () => {
    const parts = await partsOf(await write(PACK));
    expect(parts.filter(({ path }) => /^xl\/charts\/chart\d+\.xml$/.test(path))).toHaveLength(4 * 4 + 1);
    const sheet = (await readWorkbook(await write(PACK))).get('业绩明细');
    const rows = [...(sheet?.keys() ?? [])].filter((name) => /^A\d+$/.test(name)).map((name) => Number(name.slice(1)));
    expect(parts.find(({ path }) => path === 'xl/worksheets/sheet9.xml')?.text).toContain(`<autoFilter ref="A4:I${Math.max(...rows)}"/>`);
  });
});

describe(`worked out anew by LibreOffice${skipped}`, () => {
  recalculated('every formula gives the published figure', async () => {
    const workbook = await write(PACK);
    const [before, after] = [await readWorkbook(workbook), new Map(cellsOf(await recalculate(workbook)))];
    const formulas = [...cellsOf(before)].filter(([, { formula }]) => formula !== null);
    const differing = formulas.filter(([place, { value }]) => !isSame(value, after.get(place)?.value ?? ''));
    expect(differing.map(([place, cell]) => [place, cell, after.get(place)])).toEqual([]);
    expect(formulas.length).toBeGreaterThan(300);
    expect([...after].filter(([, { value }]) => typeof value === 'string' && /^#|^Err:/.test(value))).toEqual([]);
  }, 300_000);

  recalculated('a changed actual changes completion, points, total, grade and rank as the rules say', async () => {
    const base = required(PACK.managers.find(({ summary }) => summary.managerId === 'm002'));
    const worked = { ...base.worked, sales: withFirstActual(required(base.worked.sales), '2499999.99'), outbound: withFirstActual(required(base.worked.outbound), '0') };
    const changed = { ...base, worked };
    const expected = scoreOf(PACK, changed);
    const sheets = await recalculate(await write({ ...PACK, managers: PACK.managers.map((each) => (each === base ? changed : each)) }));
    const sheet = sheets.get('李建国');
    for (const [index, [id]] of KPI_LIST.entries()) {
      const module = expected.modules.get(id);
      expect([id, sheet?.get(`D${10 + index}`)?.value ?? null, sheet?.get(`E${10 + index}`)?.value ?? null]).toEqual([id, module?.completion ?? null, module?.points ?? null]);
    }
    expect([sheet?.get('E15')?.value, sheet?.get('B5')?.value, sheet?.get('D5')?.value]).toEqual([expected.total, expected.grade, 1]);
    expect(expected.total).not.toBe(Number(base.summary.total));
    const ranking = sheets.get('排名');
    expect(['A', 'B', 'E', 'F', 'G', 'H'].map((column) => ranking?.get(`${column}9`)?.value)).toEqual([1, '李建国', expected.total, expected.grade, expected.modules.get('sales')?.completion, expected.modules.get('sales')?.points]);
    // Whoever led the division comes second.
    expect(['A', 'B'].map((column) => ranking?.get(`${column}8`)?.value)).toEqual([2, '刘伟']);
    expect(sheets.get('业绩')?.get('D8')?.value).toBe(expected.modules.get('sales')?.actual);
  }, 300_000);

  recalculated('a curve gives the upper value on a jump and stays flat beyond its ends, whatever a completion was divided from', async () => {
    const curve = [['0.3', '5'], ['0.6', '10'], ['0.6', '60'], ['1.2', '120'], ['1.2', '130']].map(([completion = '', points = '']) => ({ completion, points }));
    const pairs = [['0.18', '0.3'], ['0.54', '0.9'], ['0.66', '1.1'], ['1.08', '1.8'], ['7.2', '12'], ['0.42', '0.7'], ['123456789.06', '205761315.1'], ['0.59999', '1'], ['0.1', '1'], ['-5', '1'], ['0.3', '1'], ['0.36', '0.3'], ['1.32', '1.1'], ['9', '1'], ['1', '3'], ['5', '0']] as const;
    const base = required(PACK.managers[0]);
    const worked = layOutPairs(pairs);
    const pack = { ...PACK, curves: { ...PACK.curves, sales: curve }, managers: [{ ...base, worked: { ...base.worked, sales: worked } }] };
    const sheet = (await recalculate(await write(pack))).get('王敏');
    const heading = [...(sheet ?? [])].find(([name, { value }]) => name.startsWith('D') && value === '试算')?.[0].slice(1);
    const points = pairs.map((_, index) => sheet?.get(`D${Number(heading) + 1 + index}`)?.value ?? '');
    const exact = evaluateWorked(worked, parseCurve(curve.map(({ completion, points: worth }) => [completion, worth]))).cells.get('pairs') ?? [];
    expect(points.map((value) => (typeof value === 'number' ? Number(value.toFixed(9)) : value))).toEqual(exact.map((row) => (row[3] === null || row[3] === undefined ? '' : Number(row[3].toFixed(9)))));
  }, 300_000);
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample pack lacks what the test needs.');
  return value;
}

/** Rounded figures come out exactly; those that are not rounded as near as binary fractions go. */
function isSame(value: ReadCell['value'], now: ReadCell['value']): boolean {
  if (typeof value !== 'number' || typeof now !== 'number') return (value ?? '') === now;
  return value === now || Math.abs(value - now) <= 1e-11 * Math.max(1, Math.abs(value));
}

function publishedOf({ modules }: ManagerPages['summary'], id: ModuleId): number[] {
  const module = modules[id];
  if (module?.assessed !== true) return [];
  return [module.actual, module.target, module.completion, module.points].map(Number);
}

function renamed(manager: ManagerPages, name: string, managerId: string): ManagerPages {
  return { ...manager, summary: { ...manager.summary, name, managerId } };
}

/** The first table's first row with another actual. */
function withFirstActual(module: WorkedModule, actual: string): WorkedModule {
  const [table, ...others] = module.tables;
  if (table === undefined) return module;
  const place = table.columns.findIndex(({ id }) => id === 'actual');
  const rows = table.rows.map((row, index) => (index === 0 ? row.with(place, { kind: 'input', value: actual }) : row));
  return { ...module, tables: [{ ...table, rows }, ...others] };
}

/** What the rules make of a manager whose modules work out like this. */
function scoreOf(pack: ReviewPack, { worked, summary }: ManagerPages) {
  const modules = new Map<ModuleId, { actual: number; completion: number; points: number }>();
  const weighed = KPI_LIST.flatMap(([id]) => {
    const [layout, published] = [worked[id], summary.modules[id]];
    if (layout === undefined || published?.assessed !== true) return [];
    const { actual, completion, points } = evaluateWorked(layout, parseCurve(pack.curves[id].map((each) => [each.completion, each.points])));
    if (actual === null || completion === null || points === null) return [];
    modules.set(id, { actual: Number(actual.toFixed(4)), completion: Number(completion.toFixed(4)), points: Number(points.toFixed(2)) });
    return [{ weight: Rational.parse(published.weight), points }];
  });
  const total = totalOf(weighed) ?? 0n;
  const bands = pack.grades.map(({ grade, minimum }) => ({ grade, minimum: Rational.parse(minimum) }));
  return { modules, total: Number(total) / 100, grade: gradeOf(total, bands) };
}

function layOutPairs(pairs: readonly (readonly [string, string])[]): WorkedModule {
  const columns = ['actual', 'target', 'completion', 'points'].map((id) => ({ id, title: { en: id, zh: id === 'points' ? '试算' : id }, type: 'units' as const }));
  const at = (row: number, column: string) => ({ kind: 'cell', table: 'pairs', row, column }) as const;
  const table: WorkedTable = {
    id: 'pairs',
    title: { en: 'Pairs', zh: '数对' },
    columns,
    rows: pairs.map(([actual, target], row) => [
      { kind: 'input', value: actual },
      { kind: 'input', value: target },
      { kind: 'computed', by: { kind: 'divided-by', left: at(row, 'actual'), right: at(row, 'target') } },
      { kind: 'computed', by: { kind: 'points-of', completion: at(row, 'completion') } },
    ]),
  };
  return { tables: [table], actual: at(0, 'actual'), target: at(0, 'target'), points: at(0, 'points') };
}

/** What is wrong with an XML text: tags that do not match, or signs that stand bare. */
function faultOf(xml: string): string | null {
  const open: string[] = [];
  for (const [tag, name = ''] of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<(\/?[\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*\/?>|<[^>]*>?/g)) {
    if (name === '') return tag;
    if (name.startsWith('/')) {
      if (open.pop() !== name.slice(1)) return tag;
    } else if (!tag.endsWith('/>')) open.push(name);
  }
  return open[0] ?? /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);).{0,20}/.exec(xml)?.[0] ?? /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.exec(xml)?.[0] ?? null;
}

/** Merged ranges of a sheet that have a cell in common. */
function overlapsOf(xml: string): string[] {
  const taken = new Map<string, string>();
  return [...xml.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(([range, left = '', top, right = '', bottom]) => {
    const cells: string[] = [];
    for (let row = Number(top); row <= Number(bottom); row += 1) {
      for (let column = placeOf(left); column <= placeOf(right); column += 1) cells.push(`${column},${row}`);
    }
    const overlapped = cells.filter((cell) => taken.has(cell));
    for (const cell of cells) taken.set(cell, range);
    return overlapped.length === 0 ? [] : [range];
  });
}

function placeOf(letters: string): number {
  return letters.split('').reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The texts of a workbook's archive. */
async function partsOf(workbook: Buffer): Promise<{ path: string; text: string }[]> {
  const archive = await Archive.open(workbook);
  return Promise.all(archive.entries.map(async ({ name }) => ({ path: name, text: (await buffer(archive.read(name))).toString('utf8') })));
}
