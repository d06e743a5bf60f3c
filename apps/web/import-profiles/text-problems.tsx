import type { ProfileProblem } from '../api/import-profiles.js';
import { ProblemList } from '../rules/problem-list.js';
import '../rules/rules.css';
import { useTexts } from '../text/use-texts.js';

/** What is wrong in a profile as it is written, each with a way to its line. */
export function TextProblems({ problems, onGo }: { readonly problems: readonly ProfileProblem[]; readonly onGo: (problem: ProfileProblem) => void }) {
  const { t, language } = useTexts();
  return (
    <div role="status">
      {problems.length > 0 && (
        <>
          <p className="ruleset-verdict ruleset-bad">{t('rules:invalid', { number: problems.length })}</p>
          <ProblemList problems={problems} nameOf={({ path }) => path} messageOf={(problem) => problem[language]} onGo={onGo} />
        </>
      )}
    </div>
  );
}
