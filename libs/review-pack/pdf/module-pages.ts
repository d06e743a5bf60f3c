import type { Content } from 'pdfmake/interfaces.js';
import type { KpiSlice } from '#libs/kpi/kpi-slice.js';
import type { ModuleId } from '#libs/kpi/list.js';
import type { Cell, ReportColumn } from '#libs/reports/report.js';
import type { ManagerPages, ModuleEvidence } from '../review-pack.js';
import { drawLine } from './chart.js';
import { destinationOf } from './destinations.js';
import { isFigure, readCell, readRatio, readValue } from '../readable-figures.js';
import { COLOURS, CONTENT_WIDTH, TEXT } from './look.js';
import type { PackSource } from './pack-section.js';
import type { FigureCell, FigureColumn } from './pieces.js';
import { completionBar, figureTable, heading, lead, quiet, sectionTitle, shorten, sideBySide } from './pieces.js';
import type { TellingRows } from './telling-rows.js';

const CURVE = { width: 176, height: 92 };
const BAR_WIDTH = 66;
const GAP = 20;
const TEXT_PLACES = 25;

/** What a module's evidence says in few rows. */
export interface ChosenEvidence {
  readonly evidence: ModuleEvidence;
  readonly chosen: TellingRows;
  /** The names of the merchants in them. */
  readonly merchants: ReadonlyMap<string, string>;
}

/** A module: what it means, its curve, everybody's figures, and the rows that tell the most. */
export function writeModule(source: PackSource, [id, { kpi }]: readonly [ModuleId, KpiSlice], evidence: readonly ChosenEvidence[]): Content[] {
  const { pack, words } = source;
  const { language } = pack.cover;
  const meanings = pack.definitions.filter(({ module }) => module === id).slice(0, 4);
  return [
    sectionTitle(kpi.title[language], `module ${id}`),
    sideBySide(
      [
        meanings.map(({ term, text }): Content => ({ text: [{ text: `${term[language]}${words.gap === '' ? '　' : '  '}`, bold: true }, { text: text[language], color: COLOURS.muted }], lineHeight: 1.25, margin: [0, 0, 0, 4] })),
        [quiet(words.curve, [0, 0, 0, 1]), { svg: curveOf(source, id) }],
      ],
      [CONTENT_WIDTH - CURVE.width - GAP, CURVE.width],
      GAP,
    ),
    heading(words.moduleManagers, 8),
    pack.managers.length === 0 ? quiet(words.nobody) : managersTable(source, id, kpi.unit),
    ...evidence.flatMap((each) => writeEvidence(source, each)),
  ];
}

function curveOf({ pack }: PackSource, id: ModuleId): string {
  const curve = pack.curves[id] ?? [];
  const end = Math.max(...curve.map(({ completion }) => Number(completion)), 0) || 1;
  const points = curve.map(({ completion, points }) => ({ label: `${Math.round(Number(completion) * 100)}%`, value: Number(points), text: points, across: Number(completion) / end }));
  return drawLine({ ...CURVE, points, tick: (value) => String(value) });
}

function managersTable({ pack, words }: PackSource, id: ModuleId, unit: 'money' | 'ratio' | 'count'): Content {
  const columns: FigureColumn[] = [
    { title: words.manager, share: 92 },
    { title: words.division, share: 76 },
    { title: words.actual, share: 84, align: 'right' },
    { title: words.target, share: 84, align: 'right' },
    { title: words.completion, share: 50, align: 'right' },
    { title: '', share: BAR_WIDTH + 6 },
    { title: words.points, share: 40, align: 'right' },
  ];
  const rows = pack.managers.map(({ summary }: ManagerPages): FigureCell[] => {
    const module = summary.modules[id];
    const who: FigureCell[] = [{ text: shorten(summary.name, 20), linkToDestination: destinationOf(summary.managerId) }, { text: shorten(summary.division, 18), color: COLOURS.muted }];
    if (module?.assessed !== true) {
      const reason = module === undefined ? words.notAssessed : words.reasons[module.reason];
      return [...who, { content: { text: reason, color: COLOURS.muted, colSpan: 5 } as Content }, ...Array.from({ length: 4 }, () => ({ content: {} as Content }))];
    }
    return [
      ...who,
      readValue(module.actual, unit),
      readValue(module.target, unit),
      { text: readRatio(module.completion), color: Number(module.completion) >= 1 ? COLOURS.good : COLOURS.ink },
      { content: completionBar(module.completion, BAR_WIDTH) },
      { text: module.points, bold: true },
    ];
  });
  return figureTable(columns, rows);
}

function writeEvidence(source: PackSource, { evidence, chosen, merchants }: ChosenEvidence): Content[] {
  const { words, pack } = source;
  const { language } = pack.cover;
  const title = heading(`${words.evidence} · ${evidence.title[language]}`);
  if (chosen.all === 0) return [title, quiet(words.noEvidence)];
  const managers = new Map(pack.managers.map(({ summary }) => [summary.managerId, summary.name]));
  const names: Readonly<Record<string, (text: string) => string | undefined>> = {
    manager_id: (id) => managers.get(id),
    merchant_id: (id) => merchants.get(id),
    tier: (tier) => words.tiers[tier],
    flag: (flag) => words.flags[flag],
  };
  const choice = words.evidenceChoice[evidence.report] ?? '';
  const columns = evidence.columns.map((column): FigureColumn => ({ title: titleOf(column, language), share: shareOf(column), align: isFigure(column.type) ? 'right' : 'left' }));
  const read = ({ name, type }: ReportColumn, cell: Cell): string => {
    if (type !== 'text' || cell === null || cell === '') return readCell(cell, type, pack.cover.timeZone);
    return shorten(names[name]?.(String(cell)) ?? String(cell), TEXT_PLACES);
  };
  const rows = chosen.rows.map((row) => evidence.columns.map((column, place): FigureCell => read(column, row[place] ?? null)));
  return [title, lead([words.evidenceOf(chosen.rows.length, chosen.all), choice].filter((text) => text !== '').join(words.gap)), figureTable(columns, rows, { fontSize: TEXT.small })];
}

function titleOf({ name, zh }: ReportColumn, language: 'en' | 'zh'): string {
  if (language === 'zh') return zh;
  const words = name.replace(/_id$/, '').replaceAll('_', ' ');
  return SHORT_FORMS.has(words) ? words.toUpperCase() : words.charAt(0).toUpperCase() + words.slice(1).replace(/\bgmv\b/, 'GMV');
}

const SHORT_FORMS: ReadonlySet<string> = new Set(['gmv', 'roi', 'sku']);

const SHARES: Readonly<Record<string, number>> = { money: 56, count: 38, ratio: 38, multiple: 40, points: 38, units: 38, number: 42, flag: 34, day: 48, instant: 66 };

const SHARES_OF_TEXTS: Readonly<Record<string, number>> = { rank: 22, manager_id: 42, merchant_id: 94, sku_id: 54, slot_id: 54, week: 44 };

/** Names of shops are long, those of people short, ranks and marks narrow. */
function shareOf({ name, type }: ReportColumn): number {
  return SHARES_OF_TEXTS[name] ?? SHARES[type] ?? 38;
}
