import type { Problem } from '../api/problem.js';

/** What a refusal says of one field; null where it says nothing of it. */
export function problemAt(problem: Problem | null, place: string): string | null {
  return problem?.problems.find((each) => each.place === place)?.message ?? null;
}

/** What a refusal says of the grant at a place of the list. */
export function problemOfGrants(problem: Problem | null, index: number): string | null {
  const place = `grants.${index}`;
  return problem?.problems.find((each) => each.place === place || each.place.startsWith(`${place}.`))?.message ?? null;
}

/** Whether all that a refusal says is said at one of these fields, so that nothing has to be said beside them. */
export function isShownAtFields(problem: Problem | null, fields: readonly string[]): boolean {
  if (problem === null || problem.problems.length === 0) return false;
  return problem.problems.every(({ place }) => fields.some((field) => place === field || new RegExp(`^${field}\\.\\d+(\\.|$)`).test(place)));
}
