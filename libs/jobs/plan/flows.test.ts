import fc from 'fast-check';
import { parsePeriod, quarterNamed } from '#libs/domain/periods.js';
import type { PlannedJob } from '../catalogue.js';
import { childrenFirst, planFacts, planScores } from './flows.js';
import { periodsUpTo, wantedPeriods } from './wanted-periods.js';

const drawn = ({ job, payload, children }: PlannedJob): unknown =>
  job === 'score' ? { [payload.period]: children.map(drawn) } : { [job]: children.map(drawn) };

describe('scores are planned as trees', () => {
  it('weeks before the month that they end in, months before their quarter', () => {
    const periods = ['2026Q2', '2026-04', '2026-05', '2026Q2/2026-W14', '2026Q2/2026-W18', '2026Q2/2026-W19'];
    const planned = planScores(periods.map((period) => ({ period, asOf: '2026-05-10' })));
    // Week 18 runs from 27 April to 3 May.
    expect(planned.map(drawn)).toEqual([
      { '2026Q2': [{ '2026-04': [{ '2026Q2/2026-W14': [] }] }, { '2026-05': [{ '2026Q2/2026-W18': [] }, { '2026Q2/2026-W19': [] }] }] },
    ]);
  });

  it('a period whose month is not due comes before the quarter, or stands alone', () => {
    const week = { period: '2026Q2/2026-W14', asOf: '2026-04-05' };
    expect(planScores([week]).map(drawn)).toEqual([{ '2026Q2/2026-W14': [] }]);
    expect(planScores([week, { period: '2026Q2', asOf: '2026-04-05' }]).map(drawn)).toEqual([{ '2026Q2': [{ '2026Q2/2026-W14': [] }] }]);
  });

  it('every period once, and none before the periods inside it, whatever is due', () => {
    const all = ['2026Q1', '2026Q2', '2025Q4'].flatMap((name) => periodsUpTo(quarterNamed(name), '2026-12-31'));
    const some = fc.subarray(all.map(({ period, asOf }) => ({ period: period.name, asOf })));
    fc.assert(
      fc.property(some, (periods) => {
        const order = planScores(periods).flatMap(childrenFirst);
        const names = order.map((job) => (job.job === 'score' ? job.payload.period : ''));
        expect(names.toSorted()).toEqual(periods.map(({ period }) => period).toSorted());
        for (const [index, name] of names.entries()) {
          const { kind, last, quarter } = parsePeriod(name);
          const month = names.indexOf(last.slice(0, 7));
          if (kind === 'week' && month !== -1) expect(month).toBeGreaterThan(index);
          if (kind !== 'quarter' && names.includes(quarter)) expect(names.indexOf(quarter)).toBeGreaterThan(index);
        }
      }),
    );
  });
});

describe('facts are planned in batches before the scores', () => {
  it('sums and attribution side by side', () => {
    const range = (firstKey: number, lastKey: number) => ({ firstKey, lastKey });
    const planned = planFacts({ rollUps: [range(1, 5), range(6, 9)], shops: [range(3, 3)], marks: [] });
    expect(planned?.job).toBe('plan-scores');
    expect(planned?.children.map(({ job, payload }) => [job, payload])).toEqual([
      ['roll-up', range(1, 5)],
      ['roll-up', range(6, 9)],
      ['judge-shops', range(3, 3)],
    ]);
  });

  it('nothing where nothing waits', () => {
    expect(planFacts({ rollUps: [], shops: [], marks: [] })).toBeNull();
  });
});

describe('scorecards are wanted', () => {
  const names = (wanted: ReturnType<typeof wantedPeriods>) => Object.fromEntries(wanted.map(({ period, asOf }) => [period.name, asOf]));
  const all = (day: string) => ({ nightly: day, weekly: day, monthly: day, quarterly: day });

  it('of periods that run, as of the last closed day; of ended ones, whole', () => {
    expect(names(wantedPeriods(['2026Q2'], all('2026-04-14')))).toEqual({
      '2026Q2': '2026-04-14',
      '2026-04': '2026-04-14',
      '2026Q2/2026-W14': '2026-04-05',
      '2026Q2/2026-W15': '2026-04-12',
      '2026Q2/2026-W16': '2026-04-14',
    });
  });

  it('of an ended period only up to the day before its last until its own schedule has closed it', () => {
    const closed = { nightly: '2026-07-02', weekly: '2026-06-28', monthly: '2026-06-30', quarterly: '2026-03-31' };
    const wanted = names(wantedPeriods(['2026Q2'], closed));
    expect(wanted['2026Q2']).toBe('2026-06-29');
    expect(wanted['2026-06']).toBe('2026-06-30');
    // The week of 29 and 30 June is closed on Monday, 6 July.
    expect(wanted['2026Q2/2026-W27']).toBe('2026-06-29');
    expect(wanted['2026Q2/2026-W26']).toBe('2026-06-28');
  });

  it('of no period that has not begun, and of all at the end of the quarter', () => {
    expect(wantedPeriods(['2026Q3'], all('2026-06-30'))).toEqual([]);
    expect(wantedPeriods(['2026Q2'], all('2026-07-31'))).toHaveLength(1 + 3 + 14);
  });
});
