import fc from 'fast-check';
import type { Compared } from './compare.js';
import { compareAll, REPORTS } from './compare.js';
import { withFeasibleTargets } from './feasible-targets.js';
import type { Case } from './random-company.js';
import { LARGE, randomCase, randomQuestions, SMALL } from './random-company.js';
import { randomRules } from './random-rules.js';
import type { Campaign, RealSystem } from './real-system.js';
import { openRealSystem } from './real-system.js';

/**
 * The product against a slow reference that shares no code with it (test/reference). By hand, a longer search:
 * `SCORING_COMPANIES=2000 SCORING_SEED=7 npx jest -i test/property/scoring.test.ts`. It says at once what differs, and then
 * looks for the smallest company that shows it.
 */
const SEARCHED_COMPANIES = process.env['SCORING_COMPANIES'];
const SEED = process.env['SCORING_SEED'];
const TIME_ZONE = process.env['SCORING_TIME_ZONE'] ?? 'Asia/Shanghai';

const IS_SEARCH = SEARCHED_COMPANIES !== undefined;
const ASSERTING = {
  endOnFailure: !IS_SEARCH,
  ...(SEED === undefined ? {} : { seed: Number(SEED) }),
};

describe('the product scores as the plain reference does', () => {
  let system: RealSystem;

  beforeAll(async () => {
    system = await openRealSystem(TIME_ZONE);
  });

  afterAll(async () => {
    await system.close();
  });

  it('every cell of every report, for small companies of all kinds', async () => {
    const compared: Compared = { scorecards: 0, cells: 0, refusals: 0 };
    const examples = randomCase(TIME_ZONE, SMALL).chain((each) =>
      fc.record({
        each: fc.constant(each),
        ruleSets: fc.tuple(randomRules(), randomRules()),
        questions: randomQuestions(each.quarter),
        campaigns: randomCampaigns(each),
        mayBeRefused: fc.nat(9).map((n) => n === 0),
      }),
    );
    await fc.assert(
      fc.asyncProperty(examples, async ({ each: any, ruleSets, questions, campaigns, mayBeRefused }) => {
        const each = mayBeRefused ? any : withFeasibleTargets(any, ruleSets);
        const asked = questions.map((question) => ({ question, reports: REPORTS }));
        await system.load(each.company);
        for (const rules of ruleSets) {
          await compareAll(system, each, rules, { asked, campaigns }, compared).catch(announce);
        }
      }),
      { ...ASSERTING, numRuns: Number(SEARCHED_COMPANIES ?? 10) },
    );
    announceTotals(compared);
    expect(compared.cells).toBeGreaterThan(compared.scorecards);
  }, 86_400_000);

  it('10,000 scorecards, over every week and month of a quarter and days within', async () => {
    const compared: Compared = { scorecards: 0, cells: 0, refusals: 0 };
    const examples = randomCase(TIME_ZONE, LARGE).chain((each) =>
      fc.record({
        each: fc.constant(each),
        ruleSets: fc.tuple(randomRules(), randomRules()),
        questions: randomQuestions(each.quarter, 'all'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(examples, async ({ each: any, ruleSets, questions }) => {
        const each = withFeasibleTargets(any, ruleSets);
        const asked = questions.map((question) => ({ question, reports: ['scorecards'] as const }));
        await system.load(each.company);
        for (const rules of ruleSets) {
          await compareAll(system, each, rules, { asked, campaigns: [] }, compared).catch(announce);
        }
      }),
      { ...ASSERTING, numRuns: Number(SEARCHED_COMPANIES ?? 13) },
    );
    announceTotals(compared);
    expect(compared.scorecards).toBeGreaterThanOrEqual(IS_SEARCH ? 1 : 10_000);
  }, 86_400_000);
});

function announce(difference: unknown): never {
  if (IS_SEARCH) process.stderr.write(`${String(difference)}\n`);
  throw difference;
}

function announceTotals(compared: Compared): void {
  if (IS_SEARCH) process.stderr.write(`${JSON.stringify(compared)}\n`);
}

/** Allocations for the campaigns that a company has slots of. */
function randomCampaigns({ company }: Case): fc.Arbitrary<Campaign[]> {
  const names = [...new Set(company.slots.map(({ campaign }) => campaign))];
  const managers = company.managers.map(({ manager_id: id }) => id);
  return fc.tuple(
    ...names.map((campaign) =>
      fc.record({
        campaign: fc.constant(campaign),
        slots: fc.integer({ min: 1, max: 6 }),
        managerId: fc.option(fc.constantFrom(...managers), { nil: null }),
      }),
    ),
  );
}
