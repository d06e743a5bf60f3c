import { askedChanges, daysFrom, inCommon, namedSpans, removals, weeksOfMonth } from './named-days.js';

const entry = (day: string, weight: string, label: string | null) => ({ day: `2026-06-${day}`, weight, label, version: `v${day}` });
const PEAK = [entry('15', '1.8', '618高潮'), entry('16', '2', '618高潮'), entry('18', '4.5', '618高潮'), entry('19', '1.5', '618返场')];
const DAYS = daysFrom('2026-06-18', '2026-06-20');

it('counts days over the end of a month, and none backwards, of nothing, or of a year', () => {
  expect(daysFrom('2026-05-31', '2026-06-02')).toEqual(['2026-05-31', '2026-06-01', '2026-06-02']);
  expect([daysFrom('2026-06-02', '2026-06-01'), daysFrom('', '2026-06-01'), daysFrom('2026-01-01', '2026-12-31')]).toEqual([[], [], []]);
});

it('lays a month out in weeks from Monday on', () => {
  const weeks = weeksOfMonth('2026-05');
  expect(weeks.map((week) => week.map((day) => day?.slice(8) ?? '--').join(' '))).toEqual([
    '-- -- -- -- 01 02 03',
    '04 05 06 07 08 09 10',
    '11 12 13 14 15 16 17',
    '18 19 20 21 22 23 24',
    '25 26 27 28 29 30 31',
  ]);
  expect(weeksOfMonth('2026-02')).toHaveLength(5);
});

it('joins days of one name that follow each other', () => {
  expect(namedSpans(PEAK)).toEqual([
    { label: '618高潮', first: '2026-06-15', last: '2026-06-16', leastWeight: '1.8', mostWeight: '2' },
    { label: '618高潮', first: '2026-06-18', last: '2026-06-18', leastWeight: '4.5', mostWeight: '4.5' },
    { label: '618返场', first: '2026-06-19', last: '2026-06-19', leastWeight: '1.5', mostWeight: '1.5' },
  ]);
});

it('begins with what days have in common', () => {
  expect(inCommon(['2026-06-18'], PEAK)).toEqual({ weight: '4.5', label: '618高潮', hasOwnWeights: false, hasOwnLabels: false });
  expect(inCommon(['2026-06-15', '2026-06-16'], PEAK)).toEqual({ weight: '', label: '618高潮', hasOwnWeights: true, hasOwnLabels: false });
  expect(inCommon(DAYS, PEAK)).toEqual({ weight: '', label: '', hasOwnWeights: false, hasOwnLabels: false });
});

it('changes the days that are otherwise, each by its own version', () => {
  expect(askedChanges(DAYS, PEAK, { weight: '１.５', label: ' 618返场 ' })).toEqual([
    { day: '2026-06-18', entry: { weight: '1.5', label: '618返场' }, version: 'v18' },
    { day: '2026-06-20', entry: { weight: '1.5', label: '618返场' }, version: 'none' },
  ]);
});

it('keeps what each day has of its own where nothing is asked for', () => {
  const days = ['2026-06-15', '2026-06-16'];
  expect(askedChanges(days, PEAK, { weight: '', label: '狂欢' }).map(({ entry: became }) => became)).toEqual([
    { weight: '1.8', label: '狂欢' },
    { weight: '2', label: '狂欢' },
  ]);
  expect(askedChanges(['2026-06-18', '2026-06-19'], PEAK, { weight: '3', label: '' }).map(({ entry: became }) => became)).toEqual([
    { weight: '3', label: '618高潮' },
    { weight: '3', label: '618返场' },
  ]);
});

it('takes out what is there', () => {
  expect(removals(DAYS, PEAK)).toEqual([
    { day: '2026-06-18', entry: null, version: 'v18' },
    { day: '2026-06-19', entry: null, version: 'v19' },
  ]);
});
