import { EVERYTHING } from '#libs/domain/access.js';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Services } from '../../test/support/services.js';
import { NOW, openServices } from '../../test/support/services.js';
import { AllocationOutcomes } from './allocation-outcome.js';
import { AllocationProposals } from './allocation-proposals.js';
import { Campaigns } from './campaigns.js';
import { explainLine, isAboveLimit } from './explain-line.js';

let services: Services;
let proposals: AllocationProposals;
let outcomes: AllocationOutcomes;
let campaigns: Campaigns;

const WANG: Actor = { userId: 'u-wang', name: 'wang', via: 'page', address: '10.0.0.1', requestId: 'r1' };
const ofManager = (managerId: string): Reach => ({ everything: false, divisions: [], managerIds: [managerId], merchantIds: [] });
const HOME: Reach = { everything: false, divisions: ['home'], managerIds: [], merchantIds: [] };
const AT = { actor: WANG, now: NOW };
const anyVersion = () => undefined;
const version = (expected: number) => (found: number) => {
  if (found !== expected) throw new OpscoreError('changed-meanwhile');
};
const ALL_LINES = { limit: 100, afterRank: 0 };

/** The code of the error that something is refused with. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof OpscoreError ? error.code : String(error);
  }
}

const propose = (slots = 2) => proposals.propose({ campaign: '11.11', slots, managerId: 'm1', division: null }, ofManager('m1'), AT);
const linesOf = async (allocationId: string) => (await proposals.get(allocationId, EVERYTHING, ALL_LINES)).lines;

beforeAll(async () => {
  services = await openServices();
  const { database, dailySums, ruleVersions } = services;
  proposals = new AllocationProposals(database, dailySums, ruleVersions);
  outcomes = new AllocationOutcomes(database, ruleVersions);
  campaigns = new Campaigns(database, ruleVersions);
  await services.bringIn(
    'managers',
    `manager_id,name,division,category
     m1,Wang,home,kitchen
     m2,Li,home,kitchen
     m3,Zhao,shoes,shoes
     m4,Idle,home,kitchen`,
  );
  await services.bringIn(
    'merchants',
    `merchant_id,name
     A,Alpha
     B,Beta
     C,Gamma
     D,Delta
     E,Echo
     S,Shoe`,
  );
  await services.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     A,m1,2026-01-01,
     B,m1,2026-01-01,
     C,m1,2026-01-01,
     D,m1,2026-01-01,2026-11-11
     D,m2,2026-11-12,
     E,m2,2026-01-01,
     S,m3,2026-01-01,`,
  );
  // The worked example of docs/targets-and-scoring.md, in October.
  await services.bringIn(
    'merchant_days',
    `day,merchant_id,gmv,paid_orders,outbound_orders,visitors,ordering_buyers
     2026-10-05,A,900000.00,100,95,100,3
     2026-10-05,B,400000.00,100,90,100,5
     2026-10-05,C,400000.00,100,100,,
     2026-10-05,D,100000.00,100,80,100,4
     2026-10-05,E,100.00,1,1,10,1
     2026-09-30,D,99999999.00,1,1,1,1`,
  );
  await services.bringIn(
    'slots',
    `slot_id,campaign,position,starts_at,ends_at,assessed,exempt_reason
     oct,10.18,hall,2026-10-10 00:00:00,2026-10-20 00:00:00,true,
     h1,11.11,main hall,2026-11-01 00:00:00,2026-11-12 00:00:00,true,
     h2,11.11,side hall,2026-11-10 20:00:00,2026-11-20 00:00:00,true,
     h3,11.11,new merchants,2026-11-10 00:00:00,2026-11-12 00:00:00,false,trial
     dec,12.12,hall,2026-12-01 00:00:00,2026-12-13 00:00:00,true,`,
  );
  await services.bringIn(
    'slot_placements',
    `slot_id,merchant_id,sku_id,starts_at,ends_at,amount,visitors
     oct,A,,2026-10-10 00:00:00,2026-10-11 00:00:00,2000.00,
     oct,C,,2026-10-10 00:00:00,2026-10-11 00:00:00,3000.00,
     oct,D,,2026-10-10 00:00:00,2026-10-11 00:00:00,1000.00,
     h1,A,a1,2026-11-01 00:00:00,2026-11-03 00:00:00,5000.00,70
     h1,C,,2026-11-03 00:00:00,2026-11-04 00:00:00,100.00,
     h3,C,,2026-11-10 00:00:00,2026-11-11 00:00:00,50.00,
     h1,D,,2026-11-11 00:00:00,2026-11-12 00:00:00,700.00,
     h2,D,,2026-11-12 00:00:00,2026-11-13 00:00:00,999.00,
     h1,S,,2026-11-04 00:00:00,2026-11-05 00:00:00,123.00,`,
  );
});

afterAll(() => services.close());

describe('R7: a proposal', () => {
  it('is stored with its lines, its rules, and who made it', async () => {
    const proposal = await propose();
    expect(proposal).toMatchObject({
      campaign: '11.11',
      slots: 2,
      managerId: 'm1',
      division: null,
      month: '2026-10',
      ruleVersion: 1,
      candidates: 4,
      state: 'draft',
      version: 1,
      proposedBy: 'wang',
      proposedAt: NOW,
      finalisedAt: null,
      allotted: 2,
      overridden: 0,
    });
    const lines = await linesOf(proposal.allocationId);
    expect(lines.map(({ merchantId, rank, index, proposed, allotted }) => [merchantId, rank, String(index), proposed, allotted])).toEqual([
      ['A', 1, '7667', 1, 1],
      ['C', 2, '4667', 1, 1],
      ['B', 3, '4000', 0, 0],
      ['D', 4, '2000', 0, 0],
    ]);
    expect(await lastAudit()).toMatchObject({
      action: 'allocation.proposed',
      subject: proposal.allocationId,
      actor_name: 'wang',
      after: { campaign: '11.11', slots: 2, managerId: 'm1', given: [{ merchantId: 'A', allotted: 1 }, { merchantId: 'C', allotted: 1 }] },
    });
  });

  it('explains every line in both languages', async () => {
    const { proposal, lines, rules } = await proposals.get((await propose()).allocationId, EVERYTHING, ALL_LINES);
    const [first, , third] = lines;
    expect(explainLine(first!, proposal, rules).map(({ en }) => en)).toEqual([
      'GMV 900000.00: higher than 3 of the 3 others, percent rank 1.0000; weight 0.5.',
      'Conversion 0.0300: higher than 1 of the 3 others, percent rank 0.3333; weight 0.2.',
      'Slot output 2000.00: higher than 2 of the 3 others, percent rank 0.6667; weight 0.2.',
      'Outbound rate 0.9500: higher than 2 of the 3 others, percent rank 0.6667; weight 0.1.',
      'Index = 100 × (0.5 × 3/3 + 0.2 × 1/3 + 0.2 × 2/3 + 0.1 × 2/3) = 76.67.',
      'Rank 1 of 4: 2 of 2 slots are left when it comes up, at most 1 per merchant, so it is proposed 1.',
    ]);
    expect(explainLine(third!, proposal, rules).map(({ zh }) => zh)).toEqual([
      '成交额 400000.00：高于其他 3 家中的 1 家，百分位 0.3333；权重 0.5。',
      '转化率 0.0500：高于其他 3 家中的 3 家，百分位 1.0000；权重 0.2。',
      '坑产 -（缺失，视为最低）：高于其他 3 家中的 0 家，百分位 0.0000；权重 0.2。',
      '出库率 0.9000：高于其他 3 家中的 1 家，百分位 0.3333；权重 0.1。',
      '业绩指数 = 100 × (0.5 × 1/3 + 0.2 × 3/3 + 0.2 × 0/3 + 0.1 × 1/3) = 40.00。',
      '第 3 名（共 4 家）：2 个坑位已由第 1 至 2 名占满（每家至多 1 个），建议 0 个。',
    ]);
  });

  it('is over the merchants of one manager or one division, and nobody else makes it', async () => {
    const ask = (managerId: string | null, division: string | null, reach: Reach) =>
      refusal(proposals.propose({ campaign: '11.11', slots: 1, managerId, division }, reach, AT));
    expect(await ask('m1', null, ofManager('m1'))).toBe('done');
    expect(await ask('m1', null, HOME)).toBe('done');
    expect(await ask(null, 'home', HOME)).toBe('done');
    expect(await ask(null, 'shoes', EVERYTHING)).toBe('done');
    expect(await ask('m2', null, ofManager('m1'))).toBe('outside-scope');
    expect(await ask(null, 'home', ofManager('m1'))).toBe('outside-scope');
    expect(await ask('m3', null, HOME)).toBe('outside-scope');
    expect(await ask(null, 'shoes', HOME)).toBe('outside-scope');
    expect(await ask('nobody', null, HOME)).toBe('outside-scope');
    expect(await ask('nobody', null, EVERYTHING)).toBe('manager-not-found');
    expect(await ask('m1', 'home', EVERYTHING)).toBe('allocation-candidates-unclear');
    expect(await ask(null, null, EVERYTHING)).toBe('allocation-candidates-unclear');
    expect(await ask('m4', null, EVERYTHING)).toBe('allocation-without-candidates');
    expect(await refusal(proposals.propose({ campaign: `'; DROP TABLE slots; --`, slots: 1, managerId: 'm1', division: null }, EVERYTHING, AT))).toBe('campaign-unknown');
  });

  it('is seen within reach alone', async () => {
    const own = await propose();
    const others = await proposals.propose({ campaign: '12.12', slots: 1, managerId: 'm2', division: null }, EVERYTHING, AT);
    const divisions = await proposals.propose({ campaign: '12.12', slots: 1, managerId: null, division: 'home' }, HOME, AT);
    const seen = async (reach: Reach, campaign: string | null = null) =>
      new Set((await proposals.list(reach, { campaign, limit: 100, after: null })).map(({ allocationId }) => allocationId));
    const three = [own, others, divisions].map(({ allocationId }) => allocationId);
    const which = async (reach: Reach) => {
      const found = await seen(reach);
      return three.map((id) => found.has(id));
    };
    expect(await which(ofManager('m1'))).toEqual([true, false, false]);
    expect(await which(ofManager('m2'))).toEqual([false, true, false]);
    expect(await which(HOME)).toEqual([true, true, true]);
    expect(await which(ofManager('m3'))).toEqual([false, false, false]);
    expect(await which({ ...EVERYTHING, everything: false, merchantIds: ['A'] })).toEqual([false, false, false]);
    expect((await seen(EVERYTHING, '12.12')).size).toBe(2);
    expect(await refusal(proposals.get(others.allocationId, ofManager('m1'), ALL_LINES))).toBe('outside-scope');
    expect(await refusal(proposals.get(divisions.allocationId, ofManager('m1'), ALL_LINES))).toBe('outside-scope');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await refusal(proposals.get(nowhere, HOME, ALL_LINES))).toBe('outside-scope');
    expect(await refusal(proposals.get(nowhere, EVERYTHING, ALL_LINES))).toBe('allocation-not-found');
    expect(await refusal(proposals.override(others.allocationId, 'E', { allotted: 0, reason: 'mine' }, ofManager('m1'), { ...AT, requireVersion: anyVersion }))).toBe('outside-scope');
    expect(await refusal(proposals.finalise(others.allocationId, ofManager('m1'), { ...AT, requireVersion: anyVersion }))).toBe('outside-scope');
    expect(await refusal(outcomes.read(others.allocationId, ofManager('m1'), { now: NOW, ...ALL_LINES }))).toBe('outside-scope');
  });

  it('comes in pages, proposals by time and lines by rank', async () => {
    const all = await proposals.list(EVERYTHING, { campaign: null, limit: 100, after: null });
    const found: string[] = [];
    let after: { proposedAt: string; allocationId: string } | null = null;
    for (;;) {
      const rows = await proposals.list(EVERYTHING, { campaign: null, limit: 2, after });
      const page = rows.slice(0, 2);
      found.push(...page.map(({ allocationId }) => allocationId));
      const last = page.at(-1);
      if (rows.length <= 2 || last === undefined) break;
      after = { proposedAt: last.proposedAt.toISOString(), allocationId: last.allocationId };
    }
    expect(found).toEqual(all.map(({ allocationId }) => allocationId));
    const { allocationId } = await propose();
    const { lines } = await proposals.get(allocationId, EVERYTHING, { limit: 1, afterRank: 1 });
    expect(lines.map(({ merchantId }) => merchantId)).toEqual(['C', 'B']);
  });
});

describe('R7: an override', () => {
  it('gives a merchant another number for a reason, and is recorded', async () => {
    const { allocationId } = await propose();
    const change = { ...AT, requireVersion: version(1) };
    const taken = await proposals.override(allocationId, 'C', { allotted: 0, reason: '=HYPERLINK("http://x") \'; DROP TABLE slots; --' }, ofManager('m1'), change);
    expect(taken.proposal).toMatchObject({ version: 2, allotted: 1, overridden: 1 });
    expect(taken.line).toMatchObject({ merchantId: 'C', proposed: 1, override: 0, allotted: 0, overriddenBy: 'wang', overriddenAt: NOW, reason: '=HYPERLINK("http://x") \'; DROP TABLE slots; --' });
    const given = await proposals.override(allocationId, 'D', { allotted: 1, reason: '  agreed with the merchant ' }, ofManager('m1'), { ...AT, requireVersion: version(2) });
    expect(given.proposal).toMatchObject({ version: 3, allotted: 2, overridden: 2 });
    expect(explainLine(given.line, given.proposal, given.rules).at(-1)).toEqual({
      en: 'wang set 1 instead of 0 at 2026-11-24T04:00:00.000Z: agreed with the merchant',
      zh: 'wang 于 2026-11-24T04:00:00.000Z 由 0 个改为 1 个：agreed with the merchant',
    });
    expect(await lastAudit()).toMatchObject({
      action: 'allocation.overridden',
      subject: allocationId,
      before: { merchantId: 'D', proposed: 0, allotted: null, reason: null },
      after: { merchantId: 'D', proposed: 0, allotted: 1, reason: 'agreed with the merchant' },
    });
  });

  it('goes back to the proposal with null, for a reason too', async () => {
    const { allocationId } = await propose();
    const change = { ...AT, requireVersion: anyVersion };
    await proposals.override(allocationId, 'A', { allotted: 0, reason: 'no stock' }, EVERYTHING, change);
    const { proposal, line } = await proposals.override(allocationId, 'A', { allotted: null, reason: 'stock has come' }, EVERYTHING, change);
    expect(proposal).toMatchObject({ version: 3, allotted: 2, overridden: 0 });
    expect(line).toMatchObject({ override: null, allotted: 1, reason: 'stock has come' });
  });

  it('may go over the limit per merchant, which is a warning, but not over the slots', async () => {
    const { allocationId } = await propose();
    const change = { ...AT, requireVersion: anyVersion };
    expect(await refusal(proposals.override(allocationId, 'D', { allotted: 1, reason: 'one more' }, EVERYTHING, change))).toBe('allocation-exceeds-slots');
    await proposals.override(allocationId, 'C', { allotted: 0, reason: 'all to one' }, EVERYTHING, change);
    const { proposal, line, rules } = await proposals.override(allocationId, 'A', { allotted: 2, reason: 'all to one' }, EVERYTHING, change);
    expect([proposal.allotted, isAboveLimit(line, rules)]).toEqual([2, true]);
    expect(explainLine(line, proposal, rules).at(-1)?.en).toBe('That is more than the 1 that the rules give one merchant at most.');
    expect(await refusal(proposals.override(allocationId, 'C', { allotted: null, reason: 'as it was' }, EVERYTHING, change))).toBe('allocation-exceeds-slots');
  });

  it.each(['', 'ab', '   ab   ', 'x'.repeat(501)])('needs a reason of 3 to 500 characters, not %j', async (reason) => {
    const { allocationId } = await propose();
    expect(await refusal(proposals.override(allocationId, 'A', { allotted: 0, reason }, EVERYTHING, { ...AT, requireVersion: anyVersion }))).toBe('allocation-reason-needed');
    expect((await proposals.get(allocationId, EVERYTHING, ALL_LINES)).proposal).toMatchObject({ version: 1, allotted: 2 });
  });

  it('is of a candidate of the proposal', async () => {
    const { allocationId } = await propose();
    expect(await refusal(proposals.override(allocationId, 'E', { allotted: 0, reason: 'not mine' }, EVERYTHING, { ...AT, requireVersion: anyVersion }))).toBe('allocation-line-unknown');
  });

  it('of two at once one wins, and the other is told', async () => {
    const { allocationId } = await propose();
    const overrideOf = (merchantId: string) =>
      refusal(proposals.override(allocationId, merchantId, { allotted: 0, reason: 'two at once' }, EVERYTHING, { ...AT, requireVersion: version(1) }));
    expect((await Promise.all([overrideOf('A'), overrideOf('C')])).toSorted()).toEqual(['changed-meanwhile', 'done']);
    expect((await proposals.get(allocationId, EVERYTHING, ALL_LINES)).proposal).toMatchObject({ version: 2, allotted: 1, overridden: 1 });
  });

  it('ends when the proposal is final', async () => {
    const { allocationId } = await propose();
    const finalise = () => refusal(proposals.finalise(allocationId, EVERYTHING, { ...AT, requireVersion: version(1) }));
    expect((await Promise.all([finalise(), finalise()])).toSorted()).toEqual(['changed-meanwhile', 'done']);
    const { proposal } = await proposals.get(allocationId, EVERYTHING, ALL_LINES);
    expect(proposal).toMatchObject({ state: 'final', version: 2, finalisedBy: 'wang', finalisedAt: NOW });
    expect(await lastAudit()).toMatchObject({ action: 'allocation.finalised', subject: allocationId, before: { state: 'draft' }, after: { state: 'final', allotted: 2 } });
    const change = { ...AT, requireVersion: anyVersion };
    expect(await refusal(proposals.override(allocationId, 'A', { allotted: 0, reason: 'too late' }, EVERYTHING, change))).toBe('allocation-final');
    expect(await refusal(proposals.finalise(allocationId, EVERYTHING, change))).toBe('allocation-final');
  });
});

describe('R7: the outcome', () => {
  it('stands beside what was given, and adds up by what people decided', async () => {
    const { allocationId } = await propose();
    const change = { ...AT, requireVersion: anyVersion };
    await proposals.override(allocationId, 'C', { allotted: 0, reason: 'no stock' }, EVERYTHING, change);
    await proposals.override(allocationId, 'D', { allotted: 1, reason: 'new goods' }, EVERYTHING, change);
    const { ended, lines, sums } = await outcomes.read(allocationId, ofManager('m1'), { now: NOW, ...ALL_LINES });
    expect(ended).toBe(true);
    expect(
      lines.map((line) => [line.merchantId, line.decision, line.proposed, line.allotted, line.placements, line.exemptPlacements, line.placementsElsewhere, line.amountFen, line.units.toFixed(2)]),
    ).toEqual([
      ['A', 'as-proposed', 1, 1, 1, 0, 0, 500_000, '2.00'],
      ['C', 'lowered', 1, 0, 2, 1, 0, 15_000, '2.00'],
      // What it brought from 12 November on counts for the manager who has it then.
      ['D', 'raised', 0, 1, 1, 0, 1, 70_000, '1.00'],
    ]);
    expect(sums.map((sum) => [sum.decision, sum.merchants, sum.proposed, sum.allotted, sum.placements, sum.amountFen, sum.units.toFixed(2)])).toEqual([
      ['as-proposed', 1, 1, 1, 1, 500_000, '2.00'],
      ['raised', 1, 0, 1, 1, 70_000, '1.00'],
      ['lowered', 1, 1, 0, 2, 15_000, '2.00'],
    ]);
    expect((await outcomes.read(allocationId, EVERYTHING, { now: NOW, limit: 1, afterRank: 1 })).lines.map(({ merchantId }) => merchantId)).toEqual(['C', 'D']);
  });

  it('of a division counts what its managers handed to each other', async () => {
    const { allocationId } = await proposals.propose({ campaign: '11.11', slots: 1, managerId: null, division: 'home' }, HOME, AT);
    const { lines } = await outcomes.read(allocationId, HOME, { now: NOW, ...ALL_LINES });
    expect(lines.find(({ merchantId }) => merchantId === 'D')).toMatchObject({ placements: 2, placementsElsewhere: 0, amountFen: 169_900 });
  });

  it('is empty before the campaign', async () => {
    const { allocationId } = await proposals.propose({ campaign: '12.12', slots: 1, managerId: 'm1', division: null }, HOME, AT);
    const { ended, lines } = await outcomes.read(allocationId, HOME, { now: NOW, ...ALL_LINES });
    expect([ended, lines.map(({ placements, amountFen }) => [placements, amountFen])]).toEqual([false, [[0, 0]]]);
  });
});

describe('campaigns and slots', () => {
  it('are listed, the latest first', async () => {
    expect(await campaigns.list({ limit: 100, after: null })).toEqual([
      { campaign: '12.12', firstDay: '2026-12-01', lastDay: '2026-12-12', slots: 1, assessedSlots: 1 },
      { campaign: '11.11', firstDay: '2026-11-01', lastDay: '2026-11-19', slots: 3, assessedSlots: 2 },
      { campaign: '10.18', firstDay: '2026-10-10', lastDay: '2026-10-19', slots: 1, assessedSlots: 1 },
    ]);
    const next = await campaigns.list({ limit: 1, after: { firstDay: '2026-12-01', campaign: '12.12' } });
    expect(next.map(({ campaign }) => campaign)).toEqual(['11.11', '10.18']);
  });

  it('show the placements of merchants that the reach holds today', async () => {
    const merchantsIn = async (reach: Reach) =>
      Object.fromEntries(
        (await campaigns.slots(reach, { campaign: '11.11', limit: 100, after: null, today: '2026-11-24' })).map((slot) => [
          slot.slotId,
          [slot.placements.map(({ merchantId }) => merchantId).join(' '), slot.placementCount, slot.amountFen],
        ]),
      );
    expect(await merchantsIn(EVERYTHING)).toEqual({ h1: ['A C D S', 4, 592_300], h2: ['D', 1, 99_900], h3: ['C', 1, 5_000] });
    expect(await merchantsIn(ofManager('m1'))).toEqual({ h1: ['A C', 2, 510_000], h2: ['', 0, 0], h3: ['C', 1, 5_000] });
    expect(await merchantsIn(ofManager('m2'))).toEqual({ h1: ['D', 1, 70_000], h2: ['D', 1, 99_900], h3: ['', 0, 0] });
    const [h2, h3] = await campaigns.slots(EVERYTHING, { campaign: '11.11', limit: 1, after: null, today: '2026-11-24' });
    expect([h2?.slotId, h3?.slotId]).toEqual(['h2', 'h3']);
    const rest = await campaigns.slots(EVERYTHING, { campaign: '11.11', limit: 5, after: { startsKey: h2!.startsKey, slotId: 'h2' }, today: '2026-11-24' });
    expect(rest.map(({ slotId }) => slotId)).toEqual(['h3', 'h1']);
    expect(await campaigns.slots(EVERYTHING, { campaign: 'none', limit: 5, after: null, today: '2026-11-24' })).toEqual([]);
  });
});

async function lastAudit(): Promise<unknown> {
  const [entry] = await services.database.query('SELECT * FROM audit_entries ORDER BY sequence DESC LIMIT 1');
  const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);
  return { ...entry, before: parsed(entry?.['before']), after: parsed(entry?.['after']) };
}
