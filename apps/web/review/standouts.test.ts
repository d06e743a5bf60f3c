import type { QuarterCourse } from '../api/review.js';
import type { RankingLine } from '../api/scorecards.js';
import { findStandouts } from './standouts.js';

const GRADES = ['A', 'B', 'C'].map((grade) => ({ grade, minimum: '0', quota: null }));
const moduleOf = (id: string, points: string | null) => ({ id, assessed: points !== null, points });
const line = (changes: object) => ({ managerId: 'om-1', grade: 'A', probation: null, calibration: null, modules: [moduleOf('sales', '90.00')], ...changes }) as unknown as RankingLine;
const week = (grade: string) => ({ kind: 'week', standings: [{ managerId: 'om-1', grade }, { managerId: 'om-2', grade: 'C' }] });
const course = { steps: [{ kind: 'month', standings: [{ managerId: 'om-1', grade: 'C' }] }, week('C'), week('A')], targets: [{ managerId: 'om-1', revisions: 2 }] } as unknown as QuarterCourse;

const found = (changes: object, of?: QuarterCourse) => findStandouts([line(changes)], GRADES, of)[0]?.standouts;

it('leaves out who has nothing that stands out', () => expect(findStandouts([line({})], GRADES, undefined)).toEqual([]));

it('names the lowest grade, a probation, modules without points and those not assessed', () => {
  expect(found({ grade: 'C', probation: { state: 'failed' }, modules: [moduleOf('sales', '0.00'), moduleOf('ads', null), moduleOf('slots', '1.00')] })).toEqual([
    { kind: 'lowest-grade', grade: 'C' },
    { kind: 'probation', state: 'failed' },
    { kind: 'no-points', module: 'sales' },
    { kind: 'not-assessed', module: 'ads' },
  ]);
});

it('counts weak weeks and revisions out of the course of the quarter', () => {
  expect(found({}, course)).toEqual([
    { kind: 'weak-weeks', weeks: 1, of: 2, grade: 'C' },
    { kind: 'revised', revisions: 2 },
  ]);
});

it('names who stands otherwise after the forced distribution', () => {
  expect(found({ calibration: { raw: 'A', calibrated: 'B', reason: 'seat' } })).toEqual([{ kind: 'calibrated', raw: 'A', calibrated: 'B' }]);
  expect(found({ calibration: { raw: 'A', calibrated: 'A', reason: 'seat' } })).toBeUndefined();
});
