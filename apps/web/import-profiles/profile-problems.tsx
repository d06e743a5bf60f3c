import { Problem } from '../api/problem.js';
import { Refusal } from '../shell/refusal.js';

/** Why a profile cannot be used: what is wrong, and each place where it is. */
export function ProfileProblems({ error }: { readonly error: Error }) {
  const problems = error instanceof Problem ? error.problems : [];
  return (
    <>
      <Refusal error={error} />
      {problems.length > 0 && (
        <ul className="problem-rows">
          {problems.map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              <code>{place}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
