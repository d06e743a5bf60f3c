import { useTexts } from '../text/use-texts.js';

interface ListProps<Listed> {
  readonly problems: readonly Listed[];
  /** What the place is called. */
  readonly nameOf: (problem: Listed) => string;
  /** What is wrong there. */
  readonly messageOf: (problem: Listed) => string;
  /** What stands there. */
  readonly writtenOf?: (problem: Listed) => string;
  readonly onGo: (problem: Listed) => void;
}

/** What is wrong with a document, each with a way to its place. */
export function ProblemList<Listed extends { readonly line: number; readonly path: string }>({ problems, nameOf, messageOf, writtenOf = () => '', onGo }: ListProps<Listed>) {
  const { t } = useTexts();
  return (
    <ul className="ruleset-problems" aria-label={t('rules:problems')}>
      {problems.map((problem, index) => (
        <li key={`${index} ${problem.line} ${problem.path}`}>
          <button type="button" className="link" onClick={() => onGo(problem)}>
            {t('rules:go-to', { line: problem.line })}
            {problem.path !== '' && ` · ${nameOf(problem)}`}
          </button>
          <p>{messageOf(problem)}</p>
          {writtenOf(problem) !== '' && <p className="muted">{t('rules:written-there', { value: writtenOf(problem) })}</p>}
        </li>
      ))}
    </ul>
  );
}
