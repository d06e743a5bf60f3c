import type { OutboundDay, OutboundSlice } from '../api/daily-outlook.js';
import { weekRowsOf } from './week-rows.js';

const day = (text: string): OutboundDay => ({ day: text, week: '', label: null, actual: 1, target: 1, completion: '1.0000' });
const slice = (month: string, first: string, last: string): OutboundSlice => ({ month, first, last, week: '', actual: 1, target: 1, targetToDate: 1, completion: null, ofWhole: null });

it('lays a month out in weeks from Monday on, without the days of other months', () => {
  const slices = [slice('2026-04', '2026-04-27', '2026-04-30'), slice('2026-05', '2026-05-01', '2026-05-03'), slice('2026-05', '2026-05-04', '2026-05-10')];
  const days = ['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-10'].map(day);
  expect(weekRowsOf('2026-05', slices, days).map((row) => row.days.map((each) => each?.day.slice(5) ?? null))).toEqual([
    [null, null, null, null, '05-01', '05-02', '05-03'],
    ['05-04', null, null, null, null, null, '05-10'],
  ]);
});
