import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';

/** Campaigns, slots and allocation proposals over HTTP. */

let api: TestApi;
let wang: Caller;
let li: Caller;
let director: Caller;
let administrator: Caller;
let auditor: Caller;

beforeAll(async () => {
  api = await openApi();
  const { services } = api;
  await services.bringIn(
    'managers',
    `manager_id,name,division,category
     m1,Wang,home,kitchen
     m2,Li,home,kitchen
     m3,Zhao,shoes,shoes`,
  );
  await services.bringIn(
    'merchants',
    `merchant_id,name
     A,Alpha
     B,=2+3
     C,Gamma
     S,Shoe`,
  );
  await services.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     A,m1,2026-01-01,
     B,m1,2026-01-01,
     C,m2,2026-01-01,
     S,m3,2026-01-01,`,
  );
  await services.bringIn(
    'merchant_days',
    `day,merchant_id,gmv,paid_orders,outbound_orders,visitors,ordering_buyers
     2026-10-05,A,900000.00,100,95,100,3
     2026-10-05,B,400000.00,100,90,100,5
     2026-10-05,C,100.00,10,9,100,5`,
  );
  await services.bringIn(
    'slots',
    `slot_id,campaign,position,starts_at,ends_at,assessed,exempt_reason
     h1,11.11,main hall,2026-11-01 00:00:00,2026-11-12 00:00:00,true,
     h2,11.11,side hall,2026-11-10 20:00:00,2026-11-20 00:00:00,false,trial
     d1,12.12,hall,2026-12-01 00:00:00,2026-12-13 00:00:00,true,`,
  );
  await services.bringIn(
    'slot_placements',
    `slot_id,merchant_id,sku_id,starts_at,ends_at,amount,visitors
     h1,A,a1,2026-11-01 00:00:00,2026-11-03 00:00:00,5000.00,70
     h1,C,,2026-11-03 00:00:00,2026-11-04 00:00:00,100.00,`,
  );
  [wang, li, director, administrator, auditor] = [
    await api.as(managerOf('m1')),
    await api.onPageAs(managerOf('m2')),
    await api.as(directorOf('home')),
    await api.as(ADMINISTRATOR),
    await api.as(AUDITOR),
  ];
});

afterAll(() => api?.close());

const propose = async (caller: Caller = wang, body: object = { campaign: '11.11', slots: 1, managerId: 'm1' }): Promise<string> => {
  const { status, body: answer } = await caller.post('/allocations', body);
  expect(status).toBe(201);
  return (answer as { allocationId: string }).allocationId;
};
const codeOf = async (answer: PromiseLike<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return `${status} ${body.code ?? ''}`.trim();
};

describe('campaigns and slots', () => {
  it('are listed in pages', async () => {
    const first = await wang.get('/campaigns?limit=1');
    expect(first.body.items).toEqual([{ campaign: '12.12', firstDay: '2026-12-01', lastDay: '2026-12-12', slots: 1, assessedSlots: 1 }]);
    const second = await wang.get(`/campaigns?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toEqual({ items: [{ campaign: '11.11', firstDay: '2026-11-01', lastDay: '2026-11-19', slots: 2, assessedSlots: 1 }], nextCursor: null });
    expect(await codeOf(wang.get('/campaigns?cursor=WzFd'))).toBe('400 cursor-invalid');
    expect(await codeOf(wang.get('/campaigns?limit=1001'))).toBe('400 request-invalid');
  });

  it('show the placements of one\'s own merchants', async () => {
    const { body } = await wang.get('/slots?campaign=11.11');
    expect(body.nextCursor).toBeNull();
    expect(body.items[1]).toEqual({
      slotId: 'h1',
      campaign: '11.11',
      position: 'main hall',
      startsAt: '2026-10-31T16:00:00.000Z',
      endsAt: '2026-11-11T16:00:00.000Z',
      assessed: true,
      exemptReason: null,
      placementCount: 1,
      amount: '5000.00',
      units: '2.0000',
      output: '2500.00',
      placements: [
        {
          merchantId: 'A',
          skuId: 'a1',
          startsAt: '2026-10-31T16:00:00.000Z',
          endsAt: '2026-11-02T16:00:00.000Z',
          amount: '5000.00',
          visitors: 70,
          units: '2.0000',
          output: '2500.00',
        },
      ],
    });
    expect(body.items[0]).toMatchObject({ slotId: 'h2', assessed: false, exemptReason: 'trial', placementCount: 0, output: null, placements: [] });
    const cursor = (await wang.get('/slots?limit=2')).body.nextCursor as string;
    expect((await wang.get(`/slots?limit=2&cursor=${cursor}`)).body.items).toMatchObject([{ slotId: 'h1' }]);
    expect((await director.get('/slots?campaign=11.11')).body.items[1]).toMatchObject({ placementCount: 2, amount: '5100.00' });
    expect(await codeOf((await api.as(supervisorOf('A'))).get('/slots'))).toBe('403 not-permitted');
    expect(await codeOf(api.nobody.get('/campaigns'))).toBe('401 sign-in-needed');
  });
});

describe('the placements of a manager', () => {
  it('are those that end on the days, with their sums, by the rules of the quarter', async () => {
    const { status, body } = await wang.get('/managers/m1/placements?from=2026-10-01&to=2026-12-31');
    expect(status).toBe(200);
    const sales = { amount: '5000.00', units: '2.0000', output: '2500.00' };
    expect(body).toEqual({
      unit: 'slot_day',
      ruleVersion: 1,
      assessed: { placements: 1, ...sales },
      exempt: { placements: 0, amount: '0.00', units: '0.0000', output: null },
      items: [
        {
          slotId: 'h1',
          campaign: '11.11',
          position: 'main hall',
          assessed: true,
          exemptReason: null,
          merchantId: 'A',
          merchantName: 'Alpha',
          skuId: 'a1',
          startsAt: '2026-10-31T16:00:00.000Z',
          endsAt: '2026-11-02T16:00:00.000Z',
          visitors: 70,
          ...sales,
        },
      ],
      nextCursor: null,
    });
    // A placement that ends at midnight belongs to the day that ends.
    expect((await wang.get('/managers/m1/placements?from=2026-11-02&to=2026-11-02')).body.items).toHaveLength(1);
    expect((await wang.get('/managers/m1/placements?from=2026-11-03&to=2026-12-31')).body).toMatchObject({ items: [], assessed: { placements: 0, output: null } });
  });

  it('are sorted and paged, exempt ones and those to come too', async () => {
    await api.services.bringIn(
      'slot_placements',
      `slot_id,merchant_id,sku_id,starts_at,ends_at,amount,visitors
       h2,C,c1,2026-11-10 20:00:00,2026-11-12 20:00:00,300.00,
       d1,C,,2026-12-01 00:00:00,2026-12-02 00:00:00,0.00,`,
    );
    const slotsIn = async (query: string) => {
      const { body } = await li.get(`/managers/m2/placements?from=2026-10-01&to=2026-12-31&${query}`);
      return [(body.items as { slotId: string }[]).map(({ slotId }) => slotId).join(' '), body.nextCursor] as const;
    };
    expect(await slotsIn('')).toEqual(['h1 h2 d1', null]);
    expect(await slotsIn('descending=true')).toEqual(['d1 h2 h1', null]);
    expect(await slotsIn('sort=amount&descending=true')).toEqual(['h2 h1 d1', null]);
    expect(await slotsIn('sort=units&descending=true')).toEqual(['h2 d1 h1', null]);
    expect(await slotsIn('sort=output')).toEqual(['d1 h1 h2', null]);
    const [first, cursor] = await slotsIn('limit=2');
    expect([first, await slotsIn(`limit=2&cursor=${cursor}`)]).toEqual(['h1 h2', ['d1', null]]);
    const { body } = await li.get('/managers/m2/placements?from=2026-10-01&to=2026-12-31');
    expect(body).toMatchObject({ assessed: { placements: 2, amount: '100.00' }, exempt: { placements: 1, amount: '300.00', output: '150.00' } });
    expect(body.items[1]).toMatchObject({ assessed: false, exemptReason: 'trial' });
  });

  it('are seen within reach alone, and of so many days at most', async () => {
    const days = 'from=2026-10-01&to=2026-12-31';
    expect(await codeOf(li.get(`/managers/m1/placements?${days}`))).toBe('403 outside-scope');
    expect((await director.get(`/managers/m1/placements?${days}`)).status).toBe(200);
    expect(await codeOf((await api.as(supervisorOf('A'))).get(`/managers/m1/placements?${days}`))).toBe('403 not-permitted');
    expect(await codeOf(wang.get('/managers/m1/placements?from=2026-01-01&to=2026-12-31'))).toBe('400 days-too-many');
    expect(await codeOf(wang.get('/managers/m1/placements?from=2026-12-31&to=2026-10-01'))).toBe('400 days-reversed');
    expect(await codeOf(wang.get(`/managers/m1/placements?${days}&sort=manager`))).toBe('400 request-invalid');
    expect(await codeOf(wang.get(`/managers/m1/placements?${days}&cursor=Wy0xXQ`))).toBe('400 cursor-invalid');
  });
});

describe('a proposal', () => {
  it('is made, read with its reasons, overridden, made final, and compared with what came of it', async () => {
    const made = await wang.post('/allocations', { campaign: '11.11', slots: 1, managerId: 'm1' });
    expect(made.status).toBe(201);
    expect(made.headers['etag']).toBe('"1"');
    expect(made.body).toEqual({
      allocationId: expect.any(String) as string,
      campaign: '11.11',
      slots: 1,
      managerId: 'm1',
      managerName: 'Wang',
      division: null,
      month: '2026-10',
      ruleVersion: 1,
      candidates: 2,
      state: 'draft',
      version: 1,
      proposedBy: wang.name,
      proposedAt: '2026-11-24T04:00:00.000Z',
      finalisedBy: null,
      finalisedAt: null,
      allotted: 1,
      overridden: 0,
    });
    const path = `/allocations/${made.body.allocationId}`;

    const read = await wang.get(path);
    expect(read.headers['etag']).toBe('"1"');
    expect(read.body.lines.items).toMatchObject([
      { merchantId: 'A', rank: 1, index: '60.00', proposed: 1, override: null, allotted: 1, aboveLimit: false, reason: null },
      { merchantId: 'B', merchantName: '=2+3', rank: 2, index: '20.00', proposed: 0, allotted: 0 },
    ]);
    expect(read.body.lines.items[0].parts[0]).toEqual({ criterion: 'gmv', figure: '900000.00', below: 1, percentRank: '1.0000', weight: '0.5' });
    expect(read.body.lines.items[0].explanation.at(-1)).toEqual({
      en: 'Rank 1 of 2: 1 of 1 slots are left when it comes up, at most 1 per merchant, so it is proposed 1.',
      zh: '第 1 名（共 2 家）：轮到时 1 个坑位尚余 1 个，每家至多 1 个，建议 1 个。',
    });
    const paged = await wang.get(`${path}?limit=1`);
    expect((await wang.get(`${path}?limit=1&cursor=${paged.body.lines.nextCursor}`)).body.lines).toMatchObject({ items: [{ merchantId: 'B' }], nextCursor: null });

    expect(await codeOf(wang.put(`${path}/lines/B`, { allotted: 1, reason: 'one for B' }).set('If-Match', '"1"'))).toBe('422 allocation-exceeds-slots');
    const reason = `=cmd|' /C calc'!A0'; DROP TABLE allocation_lines; --`;
    const taken = await wang.put(`${path}/lines/A`, { allotted: 0, reason }).set('If-Match', '"1"');
    expect(taken.status).toBe(200);
    expect(taken.headers['etag']).toBe('"2"');
    expect(taken.body).toMatchObject({ allocation: { version: 2, allotted: 0, overridden: 1 }, line: { merchantId: 'A', proposed: 1, override: 0, reason, overriddenBy: wang.name } });
    const linesBy = async (query: string) => ((await wang.get(`${path}?${query}`)).body.lines.items as { merchantId: string }[]).map(({ merchantId }) => merchantId);
    expect([await linesBy('changed=true'), await linesBy('search=%3D2'), await linesBy('search=b'), await linesBy('changed=true&search=b')]).toEqual([['A'], ['B'], ['B'], []]);
    expect((await director.put(`${path}/lines/B`, { allotted: 1, reason: 'new goods' }).set('If-Match', '"2"')).status).toBe(200);

    const final = await wang.post(`${path}/finalisation`).set('If-Match', '"3"');
    expect([final.status, final.body.state, final.body.version, final.body.finalisedBy]).toEqual([200, 'final', 4, wang.name]);
    expect(await codeOf(wang.put(`${path}/lines/B`, { allotted: 0, reason: 'too late' }).set('If-Match', '"4"'))).toBe('409 allocation-final');

    const outcome = await wang.get(`${path}/outcome`);
    expect(outcome.status).toBe(200);
    expect(outcome.body).toMatchObject({ allocation: { version: 4 }, ended: true });
    expect(outcome.body.lines).toEqual({
      items: [
        {
          merchantId: 'A',
          merchantName: 'Alpha',
          rank: 1,
          index: '60.00',
          decision: 'lowered',
          proposed: 1,
          allotted: 0,
          reason,
          placements: 1,
          exemptPlacements: 0,
          placementsElsewhere: 0,
          amount: '5000.00',
          units: '2.0000',
          output: '2500.00',
        },
        expect.objectContaining({ merchantId: 'B', decision: 'raised', proposed: 0, allotted: 1, amount: '0.00', output: null }),
      ],
      nextCursor: null,
    });
    expect(outcome.body.sums).toMatchObject([
      { decision: 'as-proposed', merchants: 0 },
      { decision: 'raised', merchants: 1, proposed: 0, allotted: 1, amount: '0.00' },
      { decision: 'lowered', merchants: 1, proposed: 1, allotted: 0, amount: '5000.00', output: '2500.00' },
    ]);
    const actions = await api.services.database.query<{ action: string }>('SELECT action FROM audit_entries WHERE subject = $1 ORDER BY sequence', [made.body.allocationId]);
    expect(actions.map(({ action }) => action)).toEqual(['allocation.proposed', 'allocation.overridden', 'allocation.overridden', 'allocation.finalised']);
  });

  it('is changed by one of two people who change it at once', async () => {
    const path = `/allocations/${await propose()}`;
    const answers = await Promise.all([
      wang.put(`${path}/lines/A`, { allotted: 0, reason: 'no stock' }).set('If-Match', '"1"'),
      director.put(`${path}/lines/A`, { allotted: 1, reason: 'all the same' }).set('If-Match', '"1"'),
      administrator.post(`${path}/finalisation`).set('If-Match', '"1"'),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '412', '412']);
    expect((await wang.get(path)).body.version).toBe(2);
  });

  it('is not changed without the version', async () => {
    const path = `/allocations/${await propose()}`;
    expect(await codeOf(wang.put(`${path}/lines/A`, { allotted: 0, reason: 'no stock' }))).toBe('428 if-match-missing');
    expect(await codeOf(wang.put(`${path}/lines/A`, { allotted: 0, reason: 'no stock' }).set('If-Match', '"7"'))).toBe('412 changed-meanwhile');
    expect(await codeOf(wang.post(`${path}/finalisation`))).toBe('428 if-match-missing');
    expect((await wang.get(path)).body).toMatchObject({ version: 1, state: 'draft' });
  });

  it('is made once for one key', async () => {
    const ask = () => wang.post('/allocations', { campaign: '12.12', slots: 1, managerId: 'm1' }).set('Idempotency-Key', 'proposal-for-1212');
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect((await wang.get('/allocations?campaign=12.12')).body.items).toHaveLength(1);
  });

  it('is seen and changed within reach alone', async () => {
    const own = await propose();
    const others = await propose(li, { campaign: '11.11', slots: 1, managerId: 'm2' });
    const divisions = await propose(director, { campaign: '11.11', slots: 1, division: 'home' });
    const idsSeenBy = async (caller: Caller) => {
      const { body } = await caller.get('/allocations?limit=500');
      const ids = (body.items as { allocationId: string }[]).map(({ allocationId }) => allocationId);
      return [own, others, divisions].map((id) => ids.includes(id));
    };
    expect(await idsSeenBy(wang)).toEqual([true, false, false]);
    expect(await idsSeenBy(li)).toEqual([false, true, false]);
    expect(await idsSeenBy(director)).toEqual([true, true, true]);
    expect(await idsSeenBy(auditor)).toEqual([true, true, true]);
    const zhao = await api.as(managerOf('m3'));
    expect(await idsSeenBy(zhao)).toEqual([false, false, false]);
    for (const id of [others, divisions, '00000000-0000-4000-8000-000000000000']) {
      expect(await codeOf(wang.get(`/allocations/${id}`))).toBe('403 outside-scope');
      expect(await codeOf(wang.get(`/allocations/${id}/outcome`))).toBe('403 outside-scope');
      expect(await codeOf(wang.put(`/allocations/${id}/lines/A`, { allotted: 0, reason: 'not mine' }).set('If-Match', '*'))).toBe('403 outside-scope');
      expect(await codeOf(wang.post(`/allocations/${id}/finalisation`).set('If-Match', '*'))).toBe('403 outside-scope');
    }
    expect(await codeOf(administrator.get('/allocations/00000000-0000-4000-8000-000000000000'))).toBe('404 allocation-not-found');
    expect(await codeOf(wang.put(`/allocations/${own}/lines/S`, { allotted: 0, reason: 'not mine' }).set('If-Match', '*'))).toBe('403 outside-scope');
    expect(await codeOf(administrator.put(`/allocations/${own}/lines/S`, { allotted: 0, reason: 'no candidate' }).set('If-Match', '*'))).toBe('404 allocation-line-unknown');
    expect(await codeOf(wang.post('/allocations', { campaign: '11.11', slots: 1, managerId: 'm2' }))).toBe('403 outside-scope');
    expect(await codeOf(wang.post('/allocations', { campaign: '11.11', slots: 1, division: 'home' }))).toBe('403 outside-scope');
    expect(await codeOf(director.post('/allocations', { campaign: '11.11', slots: 1, division: 'shoes' }))).toBe('403 outside-scope');
    expect(await codeOf(auditor.post('/allocations', { campaign: '11.11', slots: 1, managerId: 'm1' }))).toBe('403 not-permitted');
    expect(await codeOf(auditor.post(`/allocations/${own}/finalisation`).set('If-Match', '*'))).toBe('403 not-permitted');
  });

  it.each<[object, string]>([
    [{ campaign: '11.11', slots: 1 }, '400 allocation-candidates-unclear'],
    [{ campaign: '11.11', slots: 1, managerId: 'm1', division: 'home' }, '400 allocation-candidates-unclear'],
    [{ campaign: `' OR 1=1; --`, slots: 1, managerId: 'm1' }, '404 campaign-unknown'],
    [{ campaign: '11.11', slots: 0, managerId: 'm1' }, '400 request-invalid'],
    [{ campaign: '11.11', slots: 1.5, managerId: 'm1' }, '400 request-invalid'],
    [{ campaign: '11.11', slots: 1e9, managerId: 'm1' }, '400 request-invalid'],
    [{ campaign: '11.11', slots: 1, managerId: 7 }, '400 request-invalid'],
    [{ campaign: '11\u0000', slots: 1, managerId: 'm1' }, '400 request-invalid'],
    [{ campaign: '11.11', slots: 1, managerId: 'm1', version: 9 }, '400 request-invalid'],
    [{}, '400 request-invalid'],
  ])('is refused for %j: %s', async (body, expected) => {
    expect(await codeOf(administrator.post('/allocations', body))).toBe(expected);
  });

  it.each<[object]>([
    [{ allotted: 0 }],
    [{ allotted: 0, reason: 'no' }],
    [{ allotted: 0, reason: 'x'.repeat(501) }],
    [{ allotted: -1, reason: 'below nothing' }],
    [{ allotted: '1; DROP TABLE slots', reason: 'text' }],
    [{ allotted: 0.5, reason: 'half a slot' }],
    [{ allotted: 2 ** 40, reason: 'very many' }],
    [{ reason: 'nothing said' }],
    [{ allotted: 0, reason: 'zero \u0000 byte' }],
  ])('is not overridden by %j', async (body) => {
    const path = `/allocations/${await propose()}`;
    expect(await codeOf(wang.put(`${path}/lines/A`, body).set('If-Match', '*'))).toBe('400 request-invalid');
    expect((await wang.get(path)).body.version).toBe(1);
  });

  it('is named by a UUID', async () => {
    expect(await codeOf(administrator.get(`/allocations/1%27%20OR%20true`))).toBe('400 request-invalid');
  });
});
