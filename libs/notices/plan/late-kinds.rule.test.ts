import { addDays } from '#libs/domain/business-time.js';
import type { FactDay, WatchedKind } from './late-kinds.rule.js';
import { KNOWN_DAYS, findLateKinds, hasFactsUpTo, lateFrom } from './late-kinds.rule.js';

const LAST = '2026-11-23';

/** The known days up to the last past one; on each the kinds whose days back (0 is the last past one) are named. */
function days(kinds: Partial<Record<WatchedKind, (back: number) => boolean>>): FactDay[] {
  return Array.from({ length: KNOWN_DAYS }, (_, index) => {
    const back = KNOWN_DAYS - 1 - index;
    const day = addDays(LAST, -back);
    const present = Object.entries(kinds).flatMap(([kind, isThere]) => (isThere(back) ? [kind as WatchedKind] : []));
    return { day, endedAt: new Date(`${day}T16:00:00Z`), kinds: present };
  });
}

describe('kinds of facts are late', () => {
  it('where the last past day is missing of what comes daily', () => {
    expect(findLateKinds(days({ orders: (back) => back >= 2, ad_spend: () => true }))).toEqual([
      { kind: 'orders', lastDay: '2026-11-21', missingDay: '2026-11-22', missingSince: new Date('2026-11-22T16:00:00Z') },
    ]);
  });

  it('and stay so for two weeks, after which nobody delivers them any more', () => {
    const late = (away: number) => findLateKinds(days({ orders: (back) => back >= away })).map(({ lastDay }) => lastDay);
    expect([late(0), late(1), late(14), late(15)]).toEqual([[], ['2026-11-22'], ['2026-11-09'], []]);
  });

  it('not where they come once a week, or with holes: five of seven days make a kind daily', () => {
    expect(findLateKinds(days({ orders: (back) => back % 7 === 1 }))).toEqual([]);
    const workingDays = (missing: readonly number[]) => findLateKinds(days({ orders: (back) => back > 0 && !missing.includes(back) })).length;
    expect([workingDays([2, 3]), workingDays([2, 3, 4])]).toEqual([1, 0]);
  });

  it('not where nothing is known at all', () => {
    expect([findLateKinds([]), findLateKinds(days({}))]).toEqual([[], []]);
  });

  it('from so many hours after the end of the missing day on', () => {
    const [late] = findLateKinds(days({ orders: (back) => back > 0 }));
    if (late === undefined) throw new Error('Orders are not late.');
    expect([lateFrom(late, '24'), lateFrom(late, '1')]).toEqual([new Date('2026-11-24T16:00:00Z'), new Date('2026-11-23T17:00:00Z')]);
  });

  it('hold up days that they are missing for; chats do not, of which no score is made', () => {
    const late = findLateKinds(days({ orders: (back) => back > 1, chat_coverage: (back) => back > 5 }));
    expect(late.map(({ kind }) => kind)).toEqual(['orders', 'chat_coverage']);
    expect([hasFactsUpTo(late, '2026-11-21'), hasFactsUpTo(late, '2026-11-22')]).toEqual([true, false]);
  });
});
