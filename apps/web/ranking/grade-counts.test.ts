import { countGrades } from './grade-counts.js';

const GRADES = ['A', 'B+', 'B'].map((grade) => ({ grade, minimum: '0', quota: null }));

it('counts each grade of the rules, the best first', () => {
  const scorecards = ['B', 'A', null, 'B'].map((grade) => ({ grade, calibration: null }));
  expect(countGrades(scorecards, GRADES)).toEqual([
    { grade: 'A', people: 1, seated: null, quota: null },
    { grade: 'B+', people: 0, seated: null, quota: null },
    { grade: 'B', people: 2, seated: null, quota: null },
  ]);
});

it('counts what the total earned, and what the forced distribution gives, whichever is the grade', () => {
  const scorecards = [
    { grade: 'B+', calibration: { raw: 'A', calibrated: 'B+', reason: 'seat' as const } },
    { grade: 'A', calibration: { raw: 'A', calibrated: 'A', reason: 'seat' as const } },
    { grade: null, calibration: { raw: null, calibrated: null, reason: 'not-assessed' as const } },
  ];
  expect(countGrades(scorecards, [{ grade: 'A', minimum: '100', quota: '0.5' }, { grade: 'B+', minimum: '90', quota: '0.5' }])).toEqual([
    { grade: 'A', people: 2, seated: 1, quota: '0.5' },
    { grade: 'B+', people: 0, seated: 1, quota: '0.5' },
  ]);
});
