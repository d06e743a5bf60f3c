import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';

let services: Services;

beforeEach(async () => {
  services = await openServices();
  await services.bringIn(
    'managers',
    `manager_id,name,division,category
     m1,Wang,home,kitchen
     m2,Li,home,kitchen`,
  );
});

afterEach(() => services.close());

const HEADER = 'manager_id,period,measure,value,effective_from';

function bringInTargets(...rows: string[]) {
  return services.bringIn('targets', [HEADER, ...rows].join('\n'));
}

/** The day targets of a manager in a period, by day. */
async function daysOf(period: string, managerId = 'm1', measure = 'gmv'): Promise<Map<string, string>> {
  const rows = await services.report('targets', period, { managerId });
  return new Map(rows.flatMap(({ measure: each, day, value }) => (each === measure ? [[String(day), String(value)]] : [])));
}

function sumOf(values: Iterable<string>): string {
  return ([...values].reduce((sum, value) => sum + Math.round(Number(value) * 100), 0) / 100).toFixed(2);
}

describe('R3: targets from files', () => {
  it('are spread evenly, and shown by month and week', async () => {
    await bringInTargets('m1,2026Q3,gmv,9200.00,', 'm2,2026Q3,outbound_orders,92,');
    const rows = await services.report('targets', '2026Q3');
    expect(rows).toHaveLength(184);
    expect(Object.values(rows[0] ?? {})).toEqual(['m1', 'gmv', '2026-07-01', '2026-07', '2026-W27', '100.00']);
    expect(Object.values(rows.at(-1) ?? {})).toEqual(['m2', 'outbound_orders', '2026-09-30', '2026-09', '2026-W40', '1']);
    expect(sumOf((await daysOf('2026-08')).values())).toBe('3100.00');
    expect([...(await daysOf('2026Q3/2026-W27')).keys()]).toEqual([
      '2026-07-01',
      '2026-07-02',
      '2026-07-03',
      '2026-07-04',
      '2026-07-05',
    ]);
  });

  it('are cut at an as-of day that is asked for', async () => {
    await bringInTargets('m1,2026Q3,gmv,9200.00,');
    const rows = await services.report('targets', '2026-07', { askedAsOf: '2026-07-03' });
    expect(rows.map(({ day }) => day)).toEqual(['2026-07-01', '2026-07-02', '2026-07-03']);
  });

  it('follow weekday factors, which the calendar replaces on single days', async () => {
    await services.applyRules('calendar: { weekday_weights: [1, 1, 1, 1, 1, 0.5, 0] }');
    await services.bringIn(
      'calendar',
      `day,weight,label
       2026-07-05,3,promotion
       2026-07-06,0,stock-taking`,
    );
    // 66 weekdays, one of them closed; 13 Saturdays of a half; one Sunday of 3: 65 + 6.5 + 3 = 74.5.
    await bringInTargets('m1,2026Q3,gmv,745.00,');
    const days = await daysOf('2026Q3');
    const at = (day: string) => days.get(`2026-07-${day}`);
    expect([at('03'), at('04'), at('05'), at('06'), at('11'), at('12')]).toEqual(['10.00', '5.00', '30.00', '0.00', '5.00', '0.00']);
    expect(sumOf(days.values())).toBe('745.00');
  });

  it('keep a locked month, and lay the rest over the others in order', async () => {
    await bringInTargets('m1,2026Q3,gmv,1000.00,', 'm1,2026-08,gmv,390.00,');
    expect(sumOf((await daysOf('2026-08')).values())).toBe('390.00');
    // 610 over the 61 days of July and September.
    expect(new Set((await daysOf('2026-07')).values())).toEqual(new Set(['10.00']));
    expect(new Set((await daysOf('2026-09')).values())).toEqual(new Set(['10.00']));
  });

  it('keep the days before a revision; a new row for the quarter lays later revisions on itself again', async () => {
    await bringInTargets('m1,2026Q3,gmv,920.00,', 'm1,2026Q3,gmv,1220.00,2026-09-01');
    const revised = await daysOf('2026Q3');
    expect([revised.get('2026-08-31'), revised.get('2026-09-01')]).toEqual(['10.00', '20.00']);
    await bringInTargets('m1,2026Q3,gmv,1840.00,');
    // 62 days of 20 are past; 1,220 − 1,240 cannot be: the file is in, and whoever reads the targets is told the remedy.
    await expect(daysOf('2026Q3')).rejects.toMatchObject({
      code: 'target-infeasible',
      details: { manager: 'm1', measure: 'gmv', period: '2026Q3' },
    });
  });
});
