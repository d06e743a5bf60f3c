import { Problem } from '../api/problem.js';
import { isShownAtFields, problemAt, problemOfGrants } from './user-problems.js';

const refusal = (...places: string[]) => new Problem(400, 'request-invalid', 'The request is not as it should be.', places.map((place) => ({ place, message: `${place} is wrong` })));

it('shows a problem at its field', () => {
  expect(problemAt(refusal('name', 'displayName'), 'displayName')).toBe('displayName is wrong');
  expect(problemAt(refusal('name'), 'displayName')).toBeNull();
  expect(problemAt(null, 'name')).toBeNull();
});

it('finds the grant that is wrong', () => {
  expect(problemOfGrants(refusal('grants.1.scope'), 1)).toBe('grants.1.scope is wrong');
  expect(problemOfGrants(refusal('grants.10.scope'), 1)).toBeNull();
});

it('knows whether the fields say all of it', () => {
  const fields = ['name', 'grants'];
  expect(isShownAtFields(refusal('name', 'grants.0.scope'), fields)).toBe(true);
  expect(isShownAtFields(refusal('name', 'language'), fields)).toBe(false);
  expect(isShownAtFields(refusal('grantsx.0'), fields)).toBe(false);
  expect(isShownAtFields(new Problem(409, 'user-exists', 'There is one.'), fields)).toBe(false);
  expect(isShownAtFields(null, fields)).toBe(false);
});
