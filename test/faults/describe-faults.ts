import type { FaultReport } from './jobs-under-faults.js';

const SHOWN = 8;
const LONGEST = 2_400;

/** What came of a round, in lines; with the command that replays it where it failed. */
export function describeReport(report: FaultReport): string {
  const { seed, queue, faults, inputs, windows, scorings, jobs, settledAfterMs, durationMs, lost, duplicated, unexpected } = report;
  const all = sumOf(faults);
  const lines = [
    `seed ${seed} on ${queue}: ${all} faults (${list(faults)}), ${inputs} late inputs, ${windows} windows done, ${scorings} scorings, ` +
      `${sumOf(jobs)} jobs (${list(jobs)}); settled ${seconds(settledAfterMs)} after the last fault, ${seconds(durationMs)} in all; ` +
      `lost ${lost.length}, duplicated ${duplicated.length}, unexpected ${unexpected.length}`,
  ];
  if (lost.length + duplicated.length + unexpected.length === 0) return lines.join('\n');
  for (const [name, found] of Object.entries({ lost, duplicated, unexpected })) {
    for (const text of found.slice(0, SHOWN)) lines.push(`  ${name}: ${text.slice(0, LONGEST)}`);
  }
  lines.push(`  failed jobs: ${list(report.failures) || 'none'}`);
  lines.push(`  problems: ${[...new Set(report.problems)].slice(0, SHOWN).join(' | ') || 'none'}`);
  lines.push(`  replay it: npm run faults -- --seed ${seed} --faults ${report.planned} --round ${report.planned} --queue ${queue}`);
  return lines.join('\n');
}

/** What came of all rounds. */
export function describeTotals(reports: readonly FaultReport[]): string {
  const faults = new Map<string, number>();
  for (const report of reports) {
    for (const [kind, number] of report.faults) faults.set(kind, (faults.get(kind) ?? 0) + number);
  }
  const total = (rows: (report: FaultReport) => number) => reports.reduce((sum, report) => sum + rows(report), 0);
  return (
    `${reports.length} rounds, ${sumOf(faults)} faults (${list(faults)}), ${total(({ windows }) => windows)} windows, ` +
    `${total(({ scorings }) => scorings)} scorings, ${total(({ jobs }) => sumOf(jobs))} jobs in ${seconds(total(({ durationMs }) => durationMs))}: ` +
    `lost ${total(({ lost }) => lost.length)}, duplicated ${total(({ duplicated }) => duplicated.length)}, unexpected ${total(({ unexpected }) => unexpected.length)}`
  );
}

/** The sum of counts. */
export function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, number]) => `${name} ${number}`).join(', ');
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
