import { join } from 'node:path';
import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import type { RatioMeasure } from '#libs/domain/kpi.js';
import { monthsOf, parsePeriod, quarterNamed, quarterOf, weeksOf } from '#libs/domain/periods.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import type { Rational } from '#libs/domain/rational.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { StoredScorecard } from '#libs/scorecards/store-scorecards.js';
import { readTargetsOf } from '#libs/targets/read-targets.js';
import { openCommandLine } from '../support/command-line.js';
import { EXAMPLE } from '../support/example-database.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';
import { describeWithShared, sharedFolder } from '../support/shared-folder.js';

/** Stored scorecards, worked out again from what was counted: every published cell comes out. */

const DECIMALS = { money: 2, ratio: 4, count: 0 } as const;

/** The published cells of all assessed modules of a period, and what they are worked out as. */
async function workOutPeriod(services: Services, name: string, asOf?: string) {
  const published: string[][] = [];
  const worked: (string | undefined)[][] = [];
  for (const { scorecard } of (await services.stored(name, asOf)).values()) {
    const { scoring } = (await services.ruleVersions.get(scorecard.ruleVersion)).ruleSet;
    const ratioTargets = await readRatioTargets(services, scorecard);
    for (const [id, slice] of KPI_LIST) {
      const module = scorecard.modules[id];
      if (module?.assessed !== true) continue;
      const settings = scoring.modules[id];
      const layout = slice.workOut({ workings: module.workings, settings, published: module, ratioTargets });
      const { actual, target, completion, points } = evaluateWorked(layout, parseCurve(settings.curve ?? scoring.curve));
      const decimals = DECIMALS[slice.kpi.unit];
      const place = `${scorecard.managerId} ${id}`;
      published.push([place, module.actual, module.target, module.completion, module.points]);
      worked.push([place, actual?.toFixed(decimals), target?.toFixed(decimals), completion?.toFixed(4), points?.toFixed(2)]);
    }
  }
  return { published, worked };
}

async function readRatioTargets(
  { database, ruleVersions }: Services,
  { managerId, period, ruleVersion }: StoredScorecard['scorecard'],
): Promise<ReadonlyMap<RatioMeasure, Rational>> {
  const { scoring, calendar } = (await ruleVersions.get(ruleVersion)).ruleSet;
  const quarter = quarterNamed(quarterOf(parsePeriod(period).first));
  const request = { quarter, rules: calendar, gmvMeasure: GMV_MEASURES[scoring.modules.sales.gmv], managerIds: [managerId] };
  const targets = await database.withSession((session) => readTargetsOf(session, request));
  return targets.get(managerId)?.ratios ?? new Map();
}

describe('the example company', () => {
  let services: Services;

  beforeAll(async () => {
    services = await openServices({ copyOf: EXAMPLE });
  });

  afterAll(() => services.close());

  it('has a quarter, months and weeks that are worked out as they are published', async () => {
    const quarter = parsePeriod('2026Q2');
    let cells = 0;
    for (const { name } of [quarter, ...monthsOf(quarter), ...weeksOf(quarter)]) {
      const { published, worked } = await workOutPeriod(services, name);
      expect({ name, worked }).toEqual({ name, worked: published });
      cells += published.length;
    }
    expect(cells).toBeGreaterThan(200);
  });
});

describeWithShared('the worked company', () => {
  let services: Services;

  beforeAll(async () => {
    services = await openServices();
    const input = join(sharedFolder() ?? '', 'golden', 'company', 'input');
    expect(await openCommandLine(services.url).run('import', '--dir', input)).toMatchObject({ exitCode: 0, err: '' });
  });

  afterAll(() => services.close());

  it.each([
    ['2026Q3', '2026-09-30'],
    ['2026Q3', '2026-08-20'],
    ['2026-08', '2026-08-31'],
    ['2026Q3/2026-W31', '2026-08-02'],
  ])('%s as of %s is worked out as it is published', async (name, asOf) => {
    await services.score(name, asOf);
    const { published, worked } = await workOutPeriod(services, name, asOf);
    expect(worked).toEqual(published);
    expect(published.length).toBeGreaterThan(5);
  });
});
