import { requireEvents, requireFit } from './check-subscription.js';
import { EVENTS, EVENT_IDS } from './events.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the events of a subscription', () => {
  it('stand in the order of their table, with their settings or the usual ones', () => {
    expect(requireEvents([{ event: 'data-late', value: '36' }, { event: 'pace-behind' }, { event: 'week-scored', value: null }])).toEqual([
      { event: 'week-scored', value: null },
      { event: 'pace-behind', value: '5' },
      { event: 'data-late', value: '36' },
    ]);
  });

  it.each([
    [[], 'subscription-events-missing'],
    [[{ event: 'week-scored' }, { event: 'week-scored' }], 'subscription-event-twice'],
    [[{ event: 'week-scored', value: '1' }], 'subscription-setting-unknown'],
    [[{ event: 'pace-behind', value: '0.4' }], 'subscription-setting-wrong'],
    [[{ event: 'pace-behind', value: '50.01' }], 'subscription-setting-wrong'],
    [[{ event: 'pace-behind', value: '-5' }], 'subscription-setting-wrong'],
    [[{ event: 'window-failed', value: '2.5' }], 'subscription-setting-wrong'],
    [[{ event: 'data-late', value: '1e2' }], 'subscription-setting-wrong'],
    [[{ event: 'weekly-completion-low', value: '0.8' }], 'fine'],
  ] as const)('%j: %s', (asked, code) => {
    expect(codeOf(() => requireEvents(asked))).toBe(code);
  });

  it('have usual settings that are allowed', () => {
    expect(requireEvents(EVENT_IDS.map((event) => ({ event, value: EVENTS[event].setting?.fallback ?? null }))).map(({ event }) => event)).toEqual(EVENT_IDS);
  });
});

describe('a report along', () => {
  const scored = [{ event: 'week-scored', value: null }] as const;
  const quarter = [{ event: 'quarter-scored', value: null }] as const;
  const report = { id: 'scorecards', isDocument: false, needsMore: false };
  const review = { id: 'review', isDocument: true, needsMore: false };

  it('comes with a period that was scored; the review pack with the quarter', () => {
    const fits = [
      [report, scored],
      [report, [{ event: 'pace-behind', value: '5' }]],
      [review, scored],
      [review, quarter],
      [{ ...report, needsMore: true }, quarter],
    ] as const;
    expect(fits.map(([asked, events]) => codeOf(() => requireFit(asked, events)))).toEqual(['fine', 'subscription-report-unfit', 'subscription-report-unfit', 'fine', 'subscription-report-unfit']);
  });
});
