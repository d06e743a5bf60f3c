import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { ApplyRequest } from './rule-versions.js';
import { RuleVersions, describeRuleProblems, renderVersion } from './rule-versions.js';

let test: TestDatabase;
let rules: RuleVersions;

beforeAll(async () => {
  test = await createTestDatabase();
  rules = new RuleVersions(test.database);
});

afterAll(() => test.drop());

beforeEach(() => test.database.query('TRUNCATE rule_set_versions'));

const TODAY = '2026-11-23';
const NOW = new Date('2026-11-23T04:00:00Z');

const apply = (document: string, rest: Partial<ApplyRequest> = {}) =>
  rules.apply({ document, from: null, restate: false, today: TODAY, actor: OPSCORE_ACTOR, now: NOW, ...rest });

const sales = (weight: number) => `scoring: { weights: { sales: ${weight} } }`;

const inForce = async (day: string) => {
  const { version, ruleSet } = await rules.inForce(day);
  return [version, Number(ruleSet.scoring.weights.sales)];
};

describe('versions of the rule set', () => {
  it('begin with the defaults, in force since ever', async () => {
    expect(await rules.list()).toHaveLength(1);
    expect(await inForce('1999-01-01')).toEqual([1, 40]);
  });

  it('are in force from the first day of the open quarter, unless a day is named', async () => {
    const { version, changed, differences } = await apply(sales(50));
    expect(version).toMatchObject({ version: 2, inForceFrom: '2026-10-01', restatedUntil: null, document: sales(50) });
    expect(changed).toBe(true);
    expect(differences).toEqual([{ path: 'scoring.weights.sales', before: '40', after: '50', affects: 'scores' }]);
    await apply(sales(60), { from: '2027-01-01' });
    expect(await inForce('2026-09-30')).toEqual([1, 40]);
    expect(await inForce('2026-10-01')).toEqual([2, 50]);
    expect(await inForce('2026-12-31')).toEqual([2, 50]);
    expect(await inForce('2027-01-01')).toEqual([3, 60]);
  });

  it('are in force by their days, not by the order in which they came', async () => {
    await apply(sales(60), { from: '2027-01-01' });
    await apply(sales(50), { from: '2026-07-01' });
    expect(await inForce('2026-12-31')).toEqual([3, 50]);
    expect(await inForce('2027-06-01')).toEqual([2, 60]);
  });

  it('are replaced by a later one from the same day, and kept in the history', async () => {
    await apply(sales(50));
    await apply(sales(55));
    expect(await inForce('2026-10-01')).toEqual([3, 55]);
    expect((await rules.list()).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect((await rules.get(2)).ruleSet.scoring.weights.sales).toBe('50');
  });

  it('are not made where the same is in force already', async () => {
    const first = await apply(sales(50));
    const again = await apply('scoring:\n  # the same, written otherwise\n  weights:\n    sales: 50.00\n    ads: 15\n');
    expect(again).toMatchObject({
      changed: false,
      differences: [],
      version: { version: 2, fingerprint: first.version.fingerprint },
    });
    expect(await apply('', { from: '2020-01-01' })).toMatchObject({ changed: false, version: { version: 1 } });
    expect(await rules.list()).toHaveLength(2);
  });

  it('take back what a version changed, by naming the defaults', async () => {
    await apply(sales(50));
    expect((await apply('')).differences).toEqual([
      { path: 'scoring.weights.sales', before: '50', after: '40', affects: 'scores' },
    ]);
    expect(await inForce('2026-10-01')).toEqual([3, 40]);
  });
});

describe('restating the open quarter', () => {
  it('puts a version in force for the whole of it, in place of those that began within', async () => {
    await apply(sales(50), { from: '2026-11-01' });
    expect(await inForce('2026-11-23')).toEqual([2, 50]);
    const { version } = await apply(sales(60), { restate: true });
    expect(version).toMatchObject({ inForceFrom: '2026-10-01', restatedUntil: '2026-12-31' });
    expect(await inForce('2026-10-01')).toEqual([3, 60]);
    expect(await inForce('2026-11-23')).toEqual([3, 60]);
    expect(await inForce('2026-09-30')).toEqual([1, 40]);
  });

  it('leaves alone what begins after it, and what is applied later', async () => {
    await apply(sales(70), { from: '2027-01-01' });
    await apply(sales(60), { restate: true });
    expect(await inForce('2027-01-01')).toEqual([2, 70]);
    await apply(sales(65), { from: '2026-12-01' });
    expect(await inForce('2026-11-30')).toEqual([3, 60]);
    expect(await inForce('2026-12-01')).toEqual([4, 65]);
  });

  it('counts as a change where the quarter began alike but did not go on alike', async () => {
    await apply(sales(50), { from: '2026-11-01' });
    const { changed, differences } = await apply('', { restate: true });
    expect({ changed, differences }).toEqual({ changed: true, differences: [] });
    expect(await inForce('2026-11-23')).toEqual([3, 40]);
    expect((await apply('', { restate: true })).changed).toBe(false);
  });
});

describe('what is kept of a version', () => {
  it('is the document as it was written, and the full set digit by digit', async () => {
    const document = '# small weights\nscoring: { weights: { ads: 0.00000001, slots: 0.123456789012345678901 } }\n';
    await apply(document);
    const { document: kept, ruleSet } = await rules.get(2);
    expect(kept).toBe(document);
    expect(ruleSet.scoring.weights).toMatchObject({ ads: '0.00000001', slots: '0.123456789012345678901' });
    expect(renderVersion(await rules.get(2))).toContain('ads: 0.00000001\n');
  });
});

describe('what is refused', () => {
  it('is a bad document, with every problem, and nothing changes', async () => {
    const bad = 'scoring: { weights: { sales: much }, no_activity: nothing }';
    await expect(apply(bad)).rejects.toMatchObject({
      code: 'rule-set-invalid',
      message: expect.stringMatching(
        /scoring\.weights\.sales = much — a decimal from 0\n.*scoring\.no_activity = nothing — one of leave_out, zero/,
      ),
    });
    await expect(rules.compare(bad, TODAY)).rejects.toMatchObject({ code: 'rule-set-invalid' });
    expect(await rules.list()).toHaveLength(1);
  });

  it('is a version that there is not', async () => {
    await expect(rules.get(7)).rejects.toMatchObject({ code: 'rule-version-unknown', details: { version: 7 } });
  });
});

describe('comparing', () => {
  it('says what a document would change from a day on, and changes nothing', async () => {
    await apply(sales(50));
    expect(await rules.compare(sales(60), '2026-09-30')).toMatchObject([{ before: '40', after: '60' }]);
    expect(await rules.compare(sales(60), '2026-10-01')).toMatchObject([{ before: '50', after: '60' }]);
    expect(await rules.list()).toHaveLength(2);
  });

  it('writes problems a line each', () => {
    const problem = { path: 'scoring', line: 3, column: 5, value: '', allowed: 'a mapping' };
    expect(describeRuleProblems([problem, { ...problem, path: '', line: 1, column: 1, value: 'x' }])).toBe(
      '3:5 scoring — a mapping\n1:1 (document) = x — a mapping',
    );
  });
});

describe('two at once', () => {
  it('become two versions with numbers of their own', async () => {
    const applied = await Promise.all([apply(sales(50)), apply(sales(60)), apply(sales(70))]);
    expect(applied.map(({ version }) => version.version).toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
    expect(await rules.list()).toHaveLength(4);
  });
});
