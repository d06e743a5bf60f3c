import { countGrades } from './grade-counts.js';

it('counts each grade, the best first', () => {
  const scorecards = [
    { grade: 'B', total: '82.06' },
    { grade: 'A', total: '103.92' },
    { grade: null, total: null },
    { grade: 'B', total: '84.00' },
    { grade: 'B+', total: '90.29' },
  ];
  expect(countGrades(scorecards)).toEqual([
    { grade: 'A', people: 1 },
    { grade: 'B+', people: 1 },
    { grade: 'B', people: 2 },
  ]);
});
