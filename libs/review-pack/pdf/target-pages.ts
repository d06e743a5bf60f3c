import type { Content } from 'pdfmake/interfaces.js';
import type { TargetMeasure } from '#libs/domain/kpi.js';
import type { PackRevision, PackTarget } from '../review-pack.js';
import { destinationOf } from './destinations.js';
import { NONE, readDay, readInstant, readMonth, readMoney, readNumber, readRatio } from '../readable-figures.js';
import { COLOURS } from './look.js';
import type { PackSource } from './pack-section.js';
import type { FigureCell, FigureColumn } from './pieces.js';
import { figureTable, heading, quiet, sectionTitle, shorten } from './pieces.js';

/** Targets by month, and how they were revised. */
export function writeTargets(source: PackSource): Content[] {
  const { pack, words } = source;
  return [
    sectionTitle(words.targets, 'targets'),
    pack.targets.length === 0 ? quiet(words.noTargets) : targetsTable(source),
    heading(words.revisions),
    pack.revisions.length === 0 ? quiet(words.noRevisions) : revisionsTable(source),
  ];
}

function targetsTable({ pack, words }: PackSource): Content {
  const months = [...new Set(pack.targets.flatMap(({ months }) => months.map(({ month }) => month)))].toSorted();
  const columns: FigureColumn[] = [
    { title: words.manager, share: 90 },
    { title: words.measure, share: 78 },
    ...months.map((month): FigureColumn => ({ title: readMonth(month, pack.cover.language), share: 92, align: 'right' })),
  ];
  const rows = pack.targets.map((target, index): FigureCell[] => [
    // A manager's name stands once, at the first of the targets.
    pack.targets[index - 1]?.managerId === target.managerId ? '' : { text: shorten(target.managerName, 20), linkToDestination: destinationOf(target.managerId) },
    { text: words.measures[target.measure], color: COLOURS.muted },
    ...months.map((month) => monthCell(target, month, words.locked)),
  ]);
  return figureTable(columns, rows);
}

function monthCell({ measure, months }: PackTarget, month: string, locked: string): string {
  const found = months.find((each) => each.month === month);
  if (found === undefined) return NONE;
  return found.isLocked ? `${locked}  ${readTarget(found.value, measure)}` : readTarget(found.value, measure);
}

function revisionsTable({ pack, words }: PackSource): Content {
  const { language, timeZone } = pack.cover;
  const columns: FigureColumn[] = [
    { title: words.manager, share: 60 },
    { title: words.measure, share: 54 },
    { title: words.period, share: 40 },
    { title: words.before, share: 66, align: 'right' },
    { title: words.after, share: 66, align: 'right' },
    { title: words.from, share: 72 },
    { title: words.changed, share: 78 },
    { title: words.reason, share: 84 },
  ];
  const rows = pack.revisions.map((revision: PackRevision): FigureCell[] => [
    shorten(revision.managerName, 20),
    words.measures[revision.measure],
    revision.period,
    readTarget(revision.before, revision.measure),
    readTarget(revision.after, revision.measure),
    readDay(revision.effectiveFrom, language),
    [revision.who ?? '', revision.changedAt === null ? '' : readInstant(revision.changedAt, language, timeZone)].filter((text) => text !== '').join(' ') || NONE,
    shorten(revision.reason ?? NONE, 120),
  ]);
  return figureTable(columns, rows);
}

/** Money where a target is one, a percentage where it is a share. */
function readTarget(value: string | null, measure: TargetMeasure): string {
  if (measure === 'gmv' || measure === 'slot_output') return readMoney(value?.replace(/(\.\d\d\d*?)0+$/, '$1') ?? null);
  return measure === 'ad_share' || measure === 'conversion' ? readRatio(value) : readNumber(value);
}
