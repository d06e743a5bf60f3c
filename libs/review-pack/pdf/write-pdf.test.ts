import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Language } from '#libs/domain/errors.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { NO_POPPLER, countPdfImages, findPoppler, readPdfDestinations, readPdfFonts, readPdfPages, readPdfProperties } from '../../../test/support/poppler.js';
import { samplePack } from '../../../test/support/sample-pack.js';
import type { ManagerPages, ReviewPack } from '../review-pack.js';
import { writePdf } from './write-pdf.js';

/** Frees all memory that nothing holds any more. */
const collectGarbage = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();

/** The pages, read back by programs that know nothing of us. */

const hasPoppler = findPoppler();
const read = hasPoppler ? it : it.skip;
const skipped = hasPoppler ? '' : ` (${NO_POPPLER})`;

const folder = mkdtempSync(join(tmpdir(), 'opscore-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = async (pack: ReviewPack, onManager = () => {}): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of writePdf(pack, { onManager })) parts.push(part);
  return Buffer.concat(parts);
};

const inLanguage = (pack: ReviewPack, language: Language): ReviewPack => ({ ...pack, cover: { ...pack.cover, language } });

/** Writes a pack to a file of its own. */
const save = async (pack: ReviewPack, name: string): Promise<string> => {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, await bytesOf(pack));
  return path;
};

const withManagers = (pack: ReviewPack, change: (manager: ManagerPages, index: number) => ManagerPages): ReviewPack => ({ ...pack, managers: pack.managers.map(change) });

/** A text without the room between its words, which a reader of PDFs guesses. */
const packed = (text: string) => text.replaceAll(/\s+/g, '');

const PACK = samplePack({ managers: 7 });

describe.each(['zh', 'en'] as const)(`a pack in %s${skipped}`, (language) => {
  let path = '';
  let pages: string[] = [];
  beforeAll(async () => {
    if (!hasPoppler) return;
    path = await save(inLanguage(PACK, language), language);
    pages = readPdfPages(path);
  });

  read('is vectors alone, with what it needs of its fonts within', () => {
    expect(countPdfImages(path)).toBe(0);
    const fonts = readPdfFonts(path);
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).toSorted()).toEqual(['NotoSansSC-Bold', 'NotoSansSC-Regular']);
    expect(fonts.every(({ isEmbedded, isSubset, hasUnicode }) => isEmbedded && isSubset && hasUnicode)).toBe(true);
  });

  read('says what it is, and who made it when', () => {
    const properties = readPdfProperties(path);
    expect(properties.get('Title')).toContain('2026Q2');
    expect(properties.get('Author')).toBe('opscore');
    expect(properties.get('CreationDate')).toBe('2026-07-05T01:30:00Z');
    const [cover = ''] = pages;
    for (const text of [PACK.cover.fingerprint, PACK.cover.ruleFingerprint, '孙行者', '钱总监', ...PACK.cover.divisions]) expect(packed(cover)).toContain(text);
  });

  read('numbers its pages', () => {
    const told = pages.map((page, index) => packed(page).includes(language === 'zh' ? `第${index + 1}页，共${pages.length}页` : `Page${index + 1}of${pages.length}`));
    expect(told.every(Boolean)).toBe(true);
  });

  read('gives every manager one page, which says what was published', () => {
    const destinations = readPdfDestinations(path);
    const places = PACK.managers.map(({ summary }) => destinations.find(({ name }) => name === `manager ${summary.managerId}`)?.page ?? 0);
    expect(places).toEqual(PACK.managers.map((_, index) => (places[0] ?? 0) + index));
    for (const [index, { summary }] of PACK.managers.entries()) {
      const page = packed(pages[(places[index] ?? 0) - 1] ?? '');
      expect(page).toContain(summary.name);
      expect(page).toContain(`${summary.total}${summary.grade}`);
      for (const module of Object.values(summary.modules)) {
        if (module.assessed) expect(page).toContain(`${(Number(module.completion) * 100).toFixed(2)}%${module.points}${module.weight}%`);
      }
    }
  });

  read('leads from the contents to the pages on which the titles stand', () => {
    const contents = pages[1] ?? '';
    const destinations = readPdfDestinations(path);
    const told = (name: string) => Number(new RegExp(String.raw`${name} +\S+ [\d.]+ +(\d+)`).exec(contents)?.[1]);
    for (const { summary } of PACK.managers) {
      const page = destinations.find(({ name }) => name === `manager ${summary.managerId}`)?.page;
      expect(told(summary.name)).toBe(page);
      expect(pages[(page ?? 0) - 1]).toContain(summary.name);
    }
    for (const [id, { kpi }] of KPI_LIST) {
      const page = destinations.find(({ name }) => name === `module ${id}`)?.page;
      expect(Number(new RegExp(String.raw`^ *${kpi.title[language]} +(\d+)$`, 'm').exec(contents)?.[1])).toBe(page);
    }
  });

  read('shows all money exactly', () => {
    const all = packed(pages.join(''));
    for (const { summary } of PACK.managers) {
      const sales = summary.modules['sales'];
      if (sales?.assessed === true) expect(all).toContain(`¥${Number(sales.actual).toLocaleString('en-US', { minimumFractionDigits: 2 })}`);
    }
  });

  read('says why a module is not assessed', () => {
    const reason = language === 'zh' ? '没有目标，不参与考核。' : 'There is no target, so it does not count.';
    expect(packed(pages.join(''))).toContain(packed(reason));
  });
});

it('is the same bytes for the same pack', async () => {
  const small = samplePack({ managers: 1 });
  expect(Buffer.compare(await bytesOf(small), await bytesOf(small))).toBe(0);
});

it('tells of every manager that is written', async () => {
  let told = 0;
  await bytesOf(samplePack({ managers: 3 }), () => {
    told += 1;
  });
  expect(told).toBe(3);
});

it('keeps next to nothing of a manager that is written', async () => {
  const heldKiB: number[] = [];
  let told = 0;
  const onManager = () => {
    told += 1;
    if (told % 25 !== 10) return;
    collectGarbage();
    heldKiB.push(process.memoryUsage().heapUsed / 1_024);
  };
  for await (const part of writePdf(samplePack({ managers: 60, merchants: 6 }), { onManager })) expect(part.length).toBeGreaterThan(0);
  const [first = 0, , last = 0] = heldKiB;
  expect((last - first) / 50).toBeLessThan(24);
});

read(`a manager’s own pack is of that manager${skipped}`, async () => {
  const pack = samplePack({ managers: 1 });
  const path = await save(pack, 'one');
  expect(readPdfPages(path)[0]).toContain(pack.cover.manager?.name);
  expect(readPdfProperties(path).get('Title')).toContain(pack.cover.manager?.name);
});

read(`says so where there is nothing${skipped}`, async () => {
  const nothing = { managers: [], distribution: [], evidence: [], targets: [], revisions: [], probations: [], adjustments: [], ruleChanges: [], definitions: [], grades: [] };
  const text = packed(readPdfPages(await save({ ...PACK, ...nothing }, 'nothing')).join(''));
  for (const said of ['没有运营经理。', '没有设置目标。', '本季度没有修订目标。', '本季度没有人在试用期。', '没有调整。', '没有规则变更记录。', '没有说明。']) expect(text).toContain(said);
});

read(`says so where a manager has nothing${skipped}`, async () => {
  const bare = withManagers(samplePack({ managers: 1 }), (manager) => ({
    ...manager,
    summary: { ...manager.summary, total: null, grade: null, rank: null, nextGrade: null, modules: Object.fromEntries(KPI_LIST.map(([id]) => [id, { assessed: false, reason: 'no-activity' }])) },
    worked: {},
    months: [],
    weeks: [],
    before: null,
    moved: [],
    topMerchants: [],
  }));
  const text = packed(readPdfPages(await save(bare, 'bare')).join(''));
  for (const said of ['周期内没有相关活动，不参与考核。', '与上季度相比没有可列出的变化。', '名下没有商家。', '出库未考核，没有每周明细。']) expect(text).toContain(said);
});

read(`warns of what is not final${skipped}`, async () => {
  const pack = samplePack({ managers: 1 });
  const path = await save({ ...pack, cover: { ...pack.cover, state: 'running', isCurrent: false, isProvisional: true } }, 'warnings');
  const cover = packed(readPdfPages(path)[0] ?? '');
  for (const said of ['季度尚未结束', '新数据或规则变动', '有运营经理上季度没有成交', '名次为暂定']) expect(cover).toContain(said);
});

read(`bears long names, emoji and what the font lacks${skipped}`, async () => {
  const names = ['王🌊敏', 'W'.repeat(300), '很长的名字'.repeat(60), '<b>&"\u0000\u202E', 'Ünïcödé עברית'];
  const nasty = withManagers(samplePack({ managers: 5 }), (manager, index) => ({
    ...manager,
    summary: { ...manager.summary, name: names[index] ?? '', division: names[index] ?? '', category: names[(index + 1) % 5] ?? '' },
    moved: [{ kind: 'total', text: { en: names[index] ?? '', zh: names[index] ?? '' }, isBetter: null }],
    topMerchants: manager.topMerchants.map((merchant) => ({ ...merchant, name: names[index] ?? '' })),
  }));
  const path = await save({ ...nasty, cover: { ...nasty.cover, divisions: names, madeBy: names[2] ?? '' } }, 'nasty');
  const text = packed(readPdfPages(path).join(''));
  expect(text).toContain('王□敏');
  expect(text).toContain('<b>&"');
  const pages = readPdfDestinations(path).filter(({ name }) => name.startsWith('manager ')).map(({ page }) => page);
  expect(new Set(pages).size).toBe(5);
});

// Two hundred are as many as a pack should bear; a busy machine takes its time for them.
const MOST_MS = 240_000;

read(
  `two hundred managers take a page each, and a bounded number beside${skipped}`,
  async () => {
    const path = await save(samplePack({ managers: 200, merchants: 6 }), 'many');
    const pages = readPdfDestinations(path).filter(({ name }) => name.startsWith('manager ')).map(({ page }) => page);
    expect(new Set(pages).size).toBe(200);
    expect(Number(readPdfProperties(path).get('Pages'))).toBeLessThan(290);
  },
  MOST_MS,
);
