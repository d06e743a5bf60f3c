import type { RuleProblem } from '../api/rules.js';
import { useTexts } from '../text/use-texts.js';
import { useRuleWords } from './use-rule-words.js';

/** What is wrong with a document, each with a way to its place. */
export function ProblemList({ problems, onGo }: { readonly problems: readonly RuleProblem[]; readonly onGo: (problem: RuleProblem) => void }) {
  const { t, language } = useTexts();
  const { nameOf } = useRuleWords();
  return (
    <ul className="ruleset-problems" aria-label={t('rules:problems')}>
      {problems.map((problem, index) => {
        const { line, path, value } = problem;
        return (
          <li key={`${index} ${line} ${path}`}>
            <button type="button" className="link" onClick={() => onGo(problem)}>
              {t('rules:go-to', { line })}
              {path !== '' && ` · ${nameOf(path.split('.'))}`}
            </button>
            <p>{t('rules:allowed', { allowed: problem[language] })}</p>
            {value !== '' && <p className="muted">{t('rules:written-there', { value })}</p>}
          </li>
        );
      })}
    </ul>
  );
}
