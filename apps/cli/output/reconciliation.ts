import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import type { ReconciledFigure } from '#libs/ingest/mapping/reconciled-figures.js';
import { describeDefinition, describeDifference, nameFigure, publishedFigure, readableDifference, readableFigure, whyIncomparable } from '#libs/reconciliation/describe-difference.js';
import { documentOfFigure } from '#libs/reconciliation/reconciliation-rows.js';
import type { MonthTotal, ReconciliationTotals } from '#libs/reconciliation/reconciliation-totals.js';
import type { ComparedFigure, FigureFinding, ReportFindings } from '#libs/reconciliation/reconciliations.js';
import { nameInRuleSet } from '#libs/reconciliation/sales-definitions.rule.js';
import type { Localised } from '#libs/reports/report.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { Console } from '../console.js';
import { paint, printLine, say } from '../console.js';
import { layTable } from './table.js';

/** A report that was compared. */
export interface ComparedReport {
  readonly report: string;
  readonly profile: MappingProfile;
  readonly findings: ReportFindings;
  readonly totals: ReconciliationTotals;
}

/** Of a report of many merchants, so many rows of months are shown. */
const MONTHS_SHOWN = 40;
const LONGEST_TEXT = 60;

/** Prints what came of a comparison: the likely definitions, the months, the largest differences, and what else has to be known. */
export function printReconciliation(console: Console, compared: ComparedReport, all: boolean): void {
  const print = (en = '', zh = en) => printLine(console, say(console, { en, zh }));
  const { report, profile, findings, totals } = compared;
  const { first, last, merchants } = findings;
  print(
    `${report} (${profile.title.en}), ${first} to ${last}, ${merchants} ${merchants === 1 ? 'merchant' : 'merchants'}, beside ours`,
    `${report}（${profile.title.zh}），${first} 至 ${last}，${merchants} 个商家，与系统数据核对`,
  );
  print();
  for (const finding of findings.figures) printDefinition(console, finding);
  printOurs(console, findings.figures);
  print();
  printMonths(console, totals.months(), findings.isByAgent, all);
  const differences = totals.differences();
  if (differences.length > 0) {
    print();
    printDifferences(console, differences, findings.isByAgent);
    const left = countDifferences(totals) - differences.length;
    if (left > 0) print(`… ${groupDigits(String(left))} more; --all shows them, --csv <file> writes them down`, `……另有 ${groupDigits(String(left))} 条；--all 显示全部，--csv <文件> 写入文件`);
  }
  printNotes(console, compared);
}

/** What is likely the platform's definition of a figure. */
function printDefinition(console: Console, { figure, ours, days, agreeing, likely, likelyAgreeing }: FigureFinding): void {
  const { en, zh } = nameFigure(figure);
  const count = (number: number) => groupDigits(String(number));
  const line = (text: Localised) => printLine(console, say(console, text));
  if (agreeing === days) line({ en: `${en}: all ${count(days)} days agree.`, zh: `${zh}：${count(days)} 天全部一致。` });
  else if (likely === null) {
    line({
      en: `${en}: ${count(agreeing)} of ${count(days)} days agree; no other definition settles most of the rest.`,
      zh: `${zh}：${count(days)} 天中 ${count(agreeing)} 天一致；没有其他口径能说明大部分差异。`,
    });
  } else {
    const other = describeDefinition(likely, ours);
    line({
      en: `${en}: likely counted otherwise there: ${other.en}. So ${count(likelyAgreeing)} of ${count(days)} days agree exactly; as we count, ${count(agreeing)}.`,
      zh: `${zh}：平台口径很可能不同：${other.zh}。按此口径，${count(days)} 天中 ${count(likelyAgreeing)} 天完全一致；按我方口径为 ${count(agreeing)} 天。`,
    });
  }
}

/** How we count what does not agree everywhere; figures that are counted alike share a line. */
function printOurs(console: Console, figures: readonly FigureFinding[]): void {
  const byText = new Map<string, { text: Localised; figures: ReconciledFigure[] }>();
  for (const { figure, ours, days, agreeing } of figures) {
    if (days === agreeing) continue;
    const text = describeDefinition(ours);
    const alike = byText.get(text.en) ?? { text, figures: [] };
    byText.set(text.en, alike);
    alike.figures.push(figure);
  }
  for (const { text, figures: alike } of byText.values()) {
    const names = alike.map(nameFigure);
    const line = say(console, {
      en: `Ours (${names.map(({ en }) => en).join(', ')}): ${text.en}.`,
      zh: `我方口径（${names.map(({ zh }) => zh).join('、')}）：${text.zh}。`,
    });
    printLine(console, paint(console, 'dim', line));
  }
}

function printMonths(console: Console, months: readonly MonthTotal[], isByAgent: boolean, all: boolean): void {
  const differing = months.filter(({ days, agreeing }) => agreeing < days);
  // All of them where they fit, else those with differences.
  const wanted = all || months.length <= MONTHS_SHOWN ? months : differing;
  const shown = all ? wanted : wanted.slice(0, MONTHS_SHOWN);
  const title = (en: string, zh: string, right = true) => ({ title: say(console, { en, zh }), right });
  const columns = [
    title('Merchant', '商家', false),
    ...(isByAgent ? [title('Agent', '客服', false)] : []),
    title('Month', '月份', false),
    title('Figure', '指标', false),
    title('Agree', '一致天数'),
    title('Theirs', '平台'),
    title('Ours', '我方'),
    title('Difference', '差异'),
    title('Not explained', '无法解释'),
  ];
  const rows = shown.map(({ merchantId, agentId, month, figure, days, agreeing, theirs, ours, unexplained }) => [
    plain(merchantId),
    ...(isByAgent ? [plain(agentId ?? '–')] : []),
    month,
    say(console, nameFigure(figure)),
    `${agreeing} / ${days}`,
    readableFigure(figure, theirs),
    readableFigure(figure, ours),
    theirs === ours ? '–' : readableDifference(figure, theirs - ours),
    unexplained === 0 ? '–' : readableFigure(figure, unexplained),
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
  const left = months.length - shown.length;
  if (left === 0) return;
  const agreeing = months.length - differing.length;
  printLine(
    console,
    say(console, {
      en: `… ${groupDigits(String(left))} more, of which ${groupDigits(String(wanted === months ? 0 : agreeing))} agree on all days; --all shows them`,
      zh: `……另有 ${groupDigits(String(left))} 行，其中 ${groupDigits(String(wanted === months ? 0 : agreeing))} 行全部一致；--all 显示全部`,
    }),
  );
}

function printDifferences(console: Console, differences: readonly ComparedFigure[], isByAgent: boolean): void {
  const title = (en: string, zh: string, right = false) => ({ title: say(console, { en, zh }), right });
  const columns = [
    title('Day', '日期'),
    title('Merchant', '商家'),
    ...(isByAgent ? [title('Agent', '客服')] : []),
    title('Figure', '指标'),
    title('Theirs', '平台', true),
    title('Ours', '我方', true),
    title('Difference', '差异', true),
    title('Made up of', '差异构成'),
  ];
  const rows = differences.map((each) => [
    each.day,
    plain(each.merchantId),
    ...(isByAgent ? [plain(each.agentId ?? '–')] : []),
    say(console, nameFigure(each.figure)),
    readableFigure(each.figure, each.theirs),
    readableFigure(each.figure, each.ours),
    each.theirs === null ? '–' : readableDifference(each.figure, each.difference),
    say(console, describeDifference(each)),
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

function countDifferences({ findings }: ReconciliationTotals): number {
  const { agrees: _, ...others } = findings;
  return Object.values(others).reduce((sum, days) => sum + days, 0);
}

function printNotes(console: Console, { findings, totals }: ComparedReport): void {
  const notes = notesOf(findings, totals);
  if (notes.length > 0) printLine(console);
  for (const note of notes) printLine(console, say(console, note));
}

/** What has to be known of a comparison, a sentence each. */
function notesOf({ isByAgent, figures, incomparable, taken, repeated, unknownMerchants, firstUnknownMerchants }: ReportFindings, { findings, replaced }: ReconciliationTotals): Localised[] {
  const notes: Localised[] = [];
  const sales = isByAgent ? undefined : figures.find(({ figure }) => figure === 'gmv')?.likely;
  const name = sales === undefined || sales === null ? null : nameInRuleSet(sales);
  if (name !== null) {
    notes.push({
      en: `Scores can count sales as the platform does: "gmv: ${name}" in the rule set.`,
      zh: `考核也可按平台口径统计成交额：在规则集中设 gmv: ${name}。`,
    });
  }
  const differ = figures.some(({ days, agreeing }) => agreeing < days);
  if (differ && !isByAgent) {
    notes.push({
      en: 'Freight and coupons are not in the facts: where a platform adds freight or deducts coupons, the difference stays unexplained. Nor is it in the facts when orders were cancelled or refunded.',
      zh: '系统数据不含运费和优惠券：平台计入运费或扣除优惠券造成的差异无法解释。系统数据也没有取消和退款的时间。',
    });
  }
  for (const figure of incomparable) {
    const [name, why] = [nameFigure(figure), whyIncomparable(figure)];
    notes.push({ en: `Not compared: ${name.en}: ${why.en}.`, zh: `未核对${name.zh}：${why.zh}。` });
  }
  if (replaced > 0) {
    notes.push({
      en: `Scores take ${replaced} of these figures from merchant_days rather than from orders; what is called ours here is always made from orders.`,
      zh: `其中 ${replaced} 个数值在考核中取自 merchant_days 而非订单；此处的“我方”始终由订单算出。`,
    });
  }
  if (findings.unreported > 0) {
    notes.push({ en: `Figures of ours on days that the report leaves out: ${findings.unreported}.`, zh: `有 ${findings.unreported} 个我方数值所在的日期不在报表中。` });
  }
  if (findings.missing > 0) {
    notes.push({ en: `Figures of days of which the facts have nothing: ${findings.missing}. Import their orders.`, zh: `有 ${findings.missing} 个数值所在的日期在系统中没有数据：请导入这些天的订单。` });
  }
  if (unknownMerchants > 0) {
    const ids = firstUnknownMerchants.map(plain).join(', ') + (unknownMerchants > firstUnknownMerchants.length ? ' …' : '');
    notes.push({ en: `Merchants of the report that are not known here: ${unknownMerchants} (${ids}).`, zh: `报表中有 ${unknownMerchants} 个商家在系统中不存在：${ids}。` });
  }
  if (taken.unreadable > 0) {
    const bad = taken.firstUnreadable.map(({ line, column, value }) => ({ en: `line ${line}: ${column} "${plain(value)}"`, zh: `第 ${line} 行 ${column}“${plain(value)}”` }));
    notes.push({
      en: `Rows that could not be read: ${taken.unreadable} (${bad.map(({ en }) => en).join('; ')}).`,
      zh: `有 ${taken.unreadable} 行无法读取：${bad.map(({ zh }) => zh).join('；')}。`,
    });
  }
  if (repeated > 0) notes.push({ en: `Rows of a day that comes again later in the report: ${repeated}; the last one counts.`, zh: `有 ${repeated} 行的日期在报表后面重复出现，以最后一行为准。` });
  return notes;
}

/** A text of the report as it may stand on a terminal: not too long, and without characters that the terminal would act on. */
function plain(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return cut.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}

/** The same for programs, complete, one figure of a day to a line. */
export async function* writeReconciliation({ report, profile, findings, totals }: ComparedReport, figures: AsyncIterable<readonly ComparedFigure[]>): AsyncGenerator<string> {
  const { first, last, readAs, merchants, taken, repeated, unknownMerchants, incomparable } = findings;
  const about = {
    report,
    profile: profile.profile,
    readAs,
    first,
    last,
    merchants,
    unknownMerchants,
    unreadableRows: taken.unreadable,
    repeatedRows: repeated,
    notCompared: incomparable,
    definitions: findings.figures,
    findings: totals.findings,
    scoreTakesTheirs: totals.replaced,
    months: totals.months().map((month) => {
      const published = (value: number) => publishedFigure(month.figure, value);
      return { ...month, theirs: published(month.theirs), ours: published(month.ours), unexplained: published(month.unexplained) };
    }),
  };
  yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "days": [`;
  let separator = '\n    ';
  for await (const some of figures) {
    let text = '';
    for (const each of some) {
      text += separator + JSON.stringify(documentOfFigure(each));
      separator = ',\n    ';
    }
    yield text;
  }
  yield `${separator === '\n    ' ? '' : '\n  '}]\n}\n`;
}
