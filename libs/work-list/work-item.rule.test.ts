import * as fc from 'fast-check';
import type { WorkChange, WorkStanding, WorkState } from './work-item.rule.js';
import { ACTION_KINDS, WORK_STATES, changeWork, compareWork, statesAfter } from './work-item.rule.js';

const NEW: WorkStanding = {
  state: 'to-contact',
  actionKind: null,
  note: null,
  assignedTo: null,
  contactedOn: null,
  agreedOn: null,
  doneOn: null,
};
const CONTACTED: WorkStanding = { ...NEW, state: 'contacted', contactedOn: '2026-11-02' };
const AGREED: WorkStanding = { ...CONTACTED, state: 'action-agreed', actionKind: 'price', agreedOn: '2026-11-03' };
const DONE: WorkStanding = { ...AGREED, state: 'done', doneOn: '2026-11-05' };

const TODAY = '2026-11-24';

describe('R8: the states of a work item', () => {
  it('go from to contact over contacted and the agreed action to done, each with its day', () => {
    expect(changeWork(NEW, { state: 'contacted' }, '2026-11-02')).toEqual(CONTACTED);
    expect(changeWork(CONTACTED, { state: 'action-agreed', actionKind: 'price' }, '2026-11-03')).toEqual(AGREED);
    expect(changeWork(AGREED, { state: 'done' }, '2026-11-05')).toEqual(DONE);
  });

  it.each<[WorkState, readonly WorkState[]]>([
    ['to-contact', ['contacted']],
    ['contacted', ['to-contact', 'action-agreed']],
    ['action-agreed', ['to-contact', 'contacted', 'done']],
    ['done', ['to-contact', 'contacted', 'action-agreed']],
  ])('from %s it is %j', (state, allowed) => {
    expect(statesAfter(state)).toEqual(allowed);
  });

  it.each<[string, WorkStanding, WorkChange]>([
    ['step-invalid', NEW, { state: 'action-agreed', actionKind: 'price' }],
    ['step-invalid', NEW, { state: 'done' }],
    ['step-invalid', CONTACTED, { state: 'done' }],
    ['action-needed', CONTACTED, { state: 'action-agreed' }],
    ['action-too-early', NEW, { actionKind: 'page' }],
    ['action-too-early', NEW, { state: 'contacted', actionKind: 'page' }],
    ['action-too-early', AGREED, { state: 'contacted', actionKind: 'page', note: 'the price stays' }],
    ['note-needed', DONE, { state: 'action-agreed' }],
    ['note-needed', AGREED, { state: 'to-contact', note: '  x  ' }],
    ['note-needed', CONTACTED, { state: 'to-contact', note: 'x'.repeat(501) }],
    ['unchanged', NEW, {}],
    ['unchanged', NEW, { state: 'to-contact', note: null }],
    ['unchanged', AGREED, { state: 'action-agreed', actionKind: 'price' }],
  ])('refuses with %s: %j, %j', (refusal, before, change) => {
    expect(changeWork(before, change, TODAY)).toBe(refusal);
  });

  it('go back with a note, and forget what is taken back', () => {
    const note = 'the merchant is on holiday';
    expect(changeWork(DONE, { state: 'action-agreed', note }, TODAY)).toEqual({ ...AGREED, note });
    expect(changeWork(DONE, { state: 'contacted', note }, TODAY)).toEqual({ ...CONTACTED, note });
    expect(changeWork(DONE, { state: 'to-contact', note }, TODAY)).toEqual({ ...NEW, note });
  });

  it('stay where only the action, the note or the person changes', () => {
    expect(changeWork(AGREED, { actionKind: 'stock' }, TODAY)).toEqual({ ...AGREED, actionKind: 'stock' });
    expect(changeWork(NEW, { note: 'call after ten', assignedTo: 'Li' }, TODAY)).toEqual({ ...NEW, note: 'call after ten', assignedTo: 'Li' });
    expect(changeWork({ ...NEW, note: 'x', assignedTo: 'Li' }, { note: null, assignedTo: null }, TODAY)).toEqual(NEW);
  });

  it('always fit together, whatever is asked in whatever order', () => {
    const anyChange = fc.record({
      state: fc.option(fc.constantFrom(...WORK_STATES), { nil: undefined }),
      actionKind: fc.option(fc.constantFrom(...ACTION_KINDS), { nil: undefined }),
      note: fc.option(fc.constantFrom('back again', 'no', null), { nil: undefined }),
      assignedTo: fc.option(fc.constantFrom('Li', null), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
        let standing = NEW;
        for (const [index, change] of changes.entries()) {
          const day = `2026-11-${String(index + 1).padStart(2, '0')}`;
          const after = changeWork(standing, change, day);
          if (typeof after !== 'string') standing = after;
          const reached = WORK_STATES.indexOf(standing.state);
          expect([standing.contactedOn !== null, standing.agreedOn !== null, standing.doneOn !== null]).toEqual([reached >= 1, reached >= 2, reached >= 3]);
          expect(standing.actionKind !== null).toBe(reached >= 2);
          const days = [standing.contactedOn, standing.agreedOn, standing.doneOn].flatMap((each) => each ?? []);
          expect(days).toEqual(days.toSorted());
        }
      }),
    );
  });
});

describe('R8: the rate before and after an action', () => {
  const traffic = (orderingBuyers: number, visitors: number, daysWithTraffic = 7) => ({ orderingBuyers, visitors, daysWithTraffic });

  it.each([
    // 2 % and then 4 % of 1,000: pooled 3 %, standard error 0.00763, z = 2.62.
    [traffic(20, 1_000), traffic(40, 1_000), 'better', '0.0200', '2.62', '0.0088'],
    [traffic(40, 1_000), traffic(20, 1_000), 'worse', '-0.0200', '-2.62', '0.0088'],
    // 2 % and then 2.8 %: chance makes as much one time in four.
    [traffic(20, 1_000), traffic(28, 1_000), 'no-difference', '0.0080', '1.17', '0.2425'],
    // The same difference as at first, but of six days, or of 99 visitors: shown, not judged.
    [traffic(20, 1_000), traffic(40, 1_000, 6), 'too-early', '0.0200', '2.62', '0.0088'],
    [traffic(20, 1_000), traffic(20, 99), 'too-early', '0.1820', '9.22', '0.0000'],
    [traffic(2, 99), traffic(40, 1_000), 'too-early', '0.0198', '0.98', '0.3270'],
    // Nothing to test.
    [traffic(0, 500), traffic(0, 500), 'no-difference', '0.0000', null, null],
    [traffic(20, 1_000), traffic(0, 0, 0), 'too-early', null, null, null],
  ])('%j, %j: %s', (before, after, verdict, difference, z, p) => {
    const compared = compareWork(before, after);
    const shown = (value: number | null, decimals: number) => value?.toFixed(decimals) ?? null;
    expect([compared.verdict, shown(compared.difference, 4), shown(compared.z, 2), shown(compared.p, 4)]).toEqual([verdict, difference, z, p]);
  });

  it('is better or worse only where chance alone makes it less often than one time in twenty', () => {
    const anyTraffic = fc
      .integer({ min: 0, max: 3_000 })
      .chain((visitors) => fc.record({ visitors: fc.constant(visitors), orderingBuyers: fc.nat({ max: visitors }), daysWithTraffic: fc.nat({ max: 20 }) }));
    fc.assert(
      fc.property(anyTraffic, anyTraffic, (before, after) => {
        const { verdict, difference, p } = compareWork(before, after);
        const isEnough = before.visitors >= 100 && after.visitors >= 100 && after.daysWithTraffic >= 7;
        expect(verdict === 'too-early').toBe(!isEnough);
        if (verdict === 'better' || verdict === 'worse') {
          expect(p ?? 1).toBeLessThan(0.05);
          expect(Math.sign(difference ?? 0)).toBe(verdict === 'better' ? 1 : -1);
        }
        if (verdict === 'no-difference' && p !== null) expect(p).toBeGreaterThan(0.0499);
      }),
    );
  });
});
