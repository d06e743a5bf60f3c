import { Problem, mayPass, problemOf } from './problem.js';

it('reads code and detail of problem details', () => {
  const problem = problemOf(403, { type: 'about:blank', status: 403, code: 'outside-scope', detail: 'Ask your director.' });
  expect(problem).toMatchObject({ status: 403, code: 'outside-scope', detail: 'Ask your director.', message: 'Ask your director.' });
});

it('reads the places that are wrong', () => {
  const problems = [{ place: 'changes.0.value', message: 'must not be negative' }];
  expect(problemOf(422, { code: 'request-invalid', problems })).toMatchObject({ problems });
  expect(problemOf(422, { problems: 'none' })).toMatchObject({ problems: [] });
});

it.each([null, 'gone', 7, { code: 4 }])('takes %j for a refusal that says nothing', (body) => {
  expect(problemOf(502, body)).toMatchObject({ status: 502, code: null, detail: null, message: 'status 502' });
});

it.each([
  [0, true],
  [404, false],
  [429, true],
  [503, true],
])('status %i may pass: %s', (status, passes) => {
  expect(mayPass(new Problem(status, null, null))).toBe(passes);
});
