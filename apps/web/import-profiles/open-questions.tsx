import type { DraftAnswer } from '../api/import-drafts.js';
import type { ProfileOption } from '../api/import-profiles.js';
import { useFactWords } from '../imports/use-fact-words.js';
import { useTexts } from '../text/use-texts.js';
import { isSettled, wordQuestion } from './word-question.js';

interface QuestionsProps {
  readonly questions: NonNullable<DraftAnswer['proposal']>['questions'];
  /** What is asked for at the import: null where the profile cannot be read now. */
  readonly options: readonly ProfileOption[] | null;
}

/** What a proposal does not know for certain. */
export function OpenQuestions({ questions, options }: QuestionsProps) {
  const { t, language } = useTexts();
  const { columnName, wordName, optionName } = useFactWords();
  const open = questions.filter((question) => options === null || !isSettled(question.en, options.map(({ name }) => name)));
  if (open.length === 0) return null;
  const nameOf = { column: columnName, word: wordName, option: (name: string) => t('importProfiles:field-named', { field: optionName(name, options?.find((each) => each.name === name)) }) };
  return (
    <div className="mapping-note">
      <strong>{t('importProfiles:questions')}</strong>
      <ul>
        {open.map((question) => (
          <li key={question.en}>{wordQuestion(question[language], (what, name) => nameOf[what](name))}</li>
        ))}
      </ul>
    </div>
  );
}
