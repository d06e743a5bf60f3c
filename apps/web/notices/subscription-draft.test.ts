import type { NoticeEvent, SubscriptionAnswer } from '../api/notice-subscriptions.js';
import { draftOf, requestOf, withEvent, withSetting } from './subscription-draft.js';

const words = { zh: '', en: '' };
const event = (name: NoticeEvent['event'], takesReport: boolean, fallback: string | null): NoticeEvent => ({
  ...{ event: name, title: words, when: words, needs: 'scorecards.read', isAllowed: true, takesReport },
  setting: fallback === null ? null : { title: words, unit: 'points', fallback, least: '0', most: '9', decimals: 2 },
});
const ALL = [event('week-scored', true, null), event('grade-at-risk', false, '2.00')];

it('is sent when a channel and an event are chosen, with the usual setting', () => {
  const empty = draftOf(null, 'c1');
  expect(requestOf(empty, ALL)).toBeNull();
  expect(requestOf(withEvent(draftOf(null, null), event('week-scored', true, null), true), ALL)).toBeNull();
  const chosen = withEvent(empty, event('grade-at-risk', false, '2.00'), true);
  expect(requestOf(chosen, ALL)).toEqual({ channelId: 'c1', events: [{ event: 'grade-at-risk', value: '2.00' }], division: null, managerId: null, report: null });
  expect(requestOf(withSetting(chosen, 'grade-at-risk', '3.5'), ALL)?.events).toEqual([{ event: 'grade-at-risk', value: '3.5' }]);
});

it('begins with what is there, and leaves a report out where no event takes one', () => {
  const there: SubscriptionAnswer = {
    ...{ subscriptionId: 's1', channelId: 'c1', ownerId: 'u1', division: '家电:一部', managerId: null, active: true, version: 1, toldFrom: '', addedAt: '', changedAt: '' },
    events: [{ event: 'week-scored', value: null }, { event: 'grade-at-risk', value: '2.50' }],
    report: { report: 'scorecards', format: 'xlsx', valuesOnly: false },
  };
  const draft = draftOf(there, null);
  expect(requestOf(draft, ALL)).toEqual({
    channelId: 'c1',
    events: [{ event: 'week-scored' }, { event: 'grade-at-risk', value: '2.50' }],
    division: '家电:一部',
    managerId: null,
    report: { report: 'scorecards', format: 'xlsx', valuesOnly: false },
  });
  expect(requestOf(withEvent(draft, event('week-scored', true, null), false), ALL)?.report).toBeNull();
});
