import type { Localised } from '#libs/reports/report.js';
import type { ListedProfile } from '#libs/ingest/mapping/import-profiles.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import type { MappedPreview, PreviewedFact } from '#libs/ingest/mapping/preview-mapped.js';
import type { Console } from '../console.js';
import { paint, printLine, say } from '../console.js';
import { readableInstant } from './instants.js';
import { layTable } from './table.js';

/** Longer texts are cut off in a table of first rows. */
const WIDEST_CELL = 22;

/** Prints profiles, a line for each. */
export function printProfiles(console: Console, profiles: readonly ListedProfile[], timeZone: string): void {
  const t = (en: string, zh: string) => say(console, { en, zh });
  const columns = [{ title: t('Profile', '方案') }, { title: t('Reads', '读取') }, { title: t('Becomes', '生成') }, { title: t('Has to be told', '需指定') }, { title: t('Kept', '保存') }];
  const rows = profiles.map(({ name, title, kinds, reconciles, options, changedAt, changedBy }) => [
    name,
    say(console, title),
    kinds.join(', ') || (reconciles ? t('a comparison', '核对') : t('cannot be read', '无法读取')),
    options.filter((option) => option.default === null && !option.optional).map((option) => option.name).join(', ') || '–',
    changedAt === null ? t('built in', '内置') : `${readableInstant(changedAt, timeZone)} ${changedBy ?? ''}`,
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

/** Says that a profile can be used, what it makes and what it has to be told. */
export function printSoundness(console: Console, named: string, { facts, options, reconciles }: MappingProfile): void {
  const kinds = [...new Set(facts.map(({ kind }) => kind))].join(', ');
  const made: Localised =
    kinds === '' ? { en: 'its figures are compared, and nothing is brought in', zh: '仅用于核对，不导入数据' } : { en: `it makes ${kinds}`, zh: `生成 ${kinds}` };
  const compared: Localised = kinds !== '' && reconciles !== undefined ? { en: ', and its figures can be compared', zh: '，并可用于核对' } : { en: '', zh: '' };
  printLine(console, say(console, { en: `${named} can be used: ${made.en}${compared.en}.`, zh: `${named} 可以使用：${made.zh}${compared.zh}。` }));
  for (const [name, option] of Object.entries(options)) {
    const given = option.default === undefined ? { en: option.optional ? ' (optional)' : '', zh: option.optional ? '（可选）' : '' } : { en: ` (otherwise ${option.default})`, zh: `（缺省 ${option.default}）` };
    printLine(console, `  --set ${name}=…  ${say(console, option.title)}${say(console, given)}`);
  }
}

/** Prints what a profile makes of the first rows of a file, kind by kind, and what it does not read. */
export function printPreview(
  console: Console,
  { path, profile, options, preview }: { readonly path: string; readonly profile: MappingProfile; readonly options: Readonly<Record<string, string>>; readonly preview: MappedPreview },
): void {
  const { facts, unknownColumns, ignoredColumns, totalsPassedOver } = preview;
  const tell = (en: string, zh: string) => printLine(console, say(console, { en, zh }));
  for (const fact of facts) printFact(console, fact);
  if (facts.length === 0) tell(`It brings nothing in: opscore reconcile ${path} compares its figures.`, `不导入数据：可用 opscore reconcile ${path} 核对其数值。`);
  if (totalsPassedOver > 0) tell(`Rows of totals passed over: ${totalsPassedOver}.`, `跳过合计行：${totalsPassedOver} 行。`);
  if (unknownColumns.length > 0) tell(`Columns that ${profile.profile} does not know: ${unknownColumns.join(', ')}.`, `${profile.profile} 未包含的列：${unknownColumns.join('、')}。`);
  if (ignoredColumns.length > 0) tell(`Columns that it leaves out: ${ignoredColumns.join(', ')}.`, `不读取的列：${ignoredColumns.join('、')}。`);
  const needed = Object.entries(profile.options).flatMap(([name, { optional }]) => (optional || options[name] !== undefined ? [] : [name]));
  if (needed.length > 0) tell(`It still has to be told ${needed.join(', ')} (--set ${needed[0]}=…): these columns are empty above.`, `还需指定 ${needed.join('、')}（--set ${needed[0]}=…），上表中相应列为空。`);
  tell(`These are the first rows of ${path}; nothing was stored.`, `以上为 ${path} 的前几行，未存储任何内容。`);
}

function printFact(console: Console, { kind, columns, rows }: PreviewedFact): void {
  printLine(console, paint(console, 'bold', kind));
  const titles = [{ title: say(console, { en: 'line', zh: '行' }), right: true }, ...columns.map((title) => ({ title }))];
  const cells = rows.map(({ line, values }) => [String(line), ...values.map((value) => cutOff(value ?? '–'))]);
  for (const line of layTable(console, titles, cells)) printLine(console, line);
  for (const { line, problems } of rows) {
    for (const { column, value, en, zh } of problems) {
      const place = say(console, { en: `line ${line}`, zh: `第 ${line} 行` });
      const what = [column, value === null || value === '' ? null : `"${value}"`].filter((each) => each !== null).join(' ');
      printLine(console, paint(console, 'red', `  ${place}${what === '' ? '' : `, ${what}`}: ${say(console, { en, zh })}`));
    }
  }
  printLine(console);
}

function cutOff(text: string): string {
  return text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text;
}
