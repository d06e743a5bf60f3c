import { dayAfter, marksOf, stretchOf } from './lay-timeline.js';

const ZONE = 'Asia/Shanghai';
const JUNE = { from: '2026-06-01', to: '2026-06-10' };

describe('where a placement lies', () => {
  it('is by its instants in the zone', () => {
    expect(stretchOf({ startsAt: '2026-05-31T16:00:00Z', endsAt: '2026-06-01T16:00:00Z' }, JUNE, ZONE)).toEqual({ left: 0, width: 10 });
    expect(stretchOf({ startsAt: '2026-06-05T16:00:00Z', endsAt: '2026-06-06T04:00:00Z' }, JUNE, ZONE)).toEqual({ left: 50, width: 5 });
  });

  it('ends where the days end', () => {
    expect(stretchOf({ startsAt: '2026-05-01T00:00:00Z', endsAt: '2026-07-01T00:00:00Z' }, JUNE, ZONE)).toEqual({ left: 0, width: 100 });
  });
});

describe('the days that are written', () => {
  it('are those of weeks, or of months', () => {
    expect(marksOf(JUNE, ZONE)).toEqual([
      { day: '2026-06-01', left: 0 },
      { day: '2026-06-08', left: 70 },
    ]);
    expect(marksOf({ from: '2026-04-01', to: '2026-06-30' }, ZONE).map(({ day }) => day)).toEqual(['2026-04-01', '2026-05-01', '2026-06-01']);
  });
});

it('the day after', () => {
  expect([dayAfter('2026-02-28'), dayAfter('2026-12-31', 90)]).toEqual(['2026-03-01', '2027-03-31']);
});
