import { Suspense, lazy, useId } from 'react';
import type { ProfileProblem } from '../api/import-profiles.js';
import type { EditorPlace } from '../rules/code-editor.js';
import '../rules/rules.css';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { TextProblems } from './text-problems.js';

/** It is loaded when somebody writes. */
const CodeEditor = lazy(async () => ({ default: (await import('../rules/code-editor.js')).CodeEditor }));

const NO_SCHEMA = {};

interface TextProps {
  readonly text: string;
  readonly problems: readonly ProfileProblem[];
  /** Where somebody wants to go. */
  readonly goal: EditorPlace | null;
  readonly onChange: (text: string) => void;
  readonly onGo: (place: EditorPlace) => void;
}

/** A profile as text. What is wrong is marked at its line and told below. */
export function ProfileText({ text, problems, goal, onChange, onGo }: TextProps) {
  const { t } = useTexts();
  const hintId = useId();
  return (
    <div className="profile-text">
      <Suspense fallback={<CardSkeleton rows={12} />}>
        <CodeEditor label={t('importProfiles:text')} hintId={hintId} text={text} schema={NO_SCHEMA} problems={problems} goal={goal} onChange={onChange} />
      </Suspense>
      <p className="muted field-hint" id={hintId}>
        {t('importProfiles:text-hint')}
      </p>
      {/* Below, so that nothing moves while somebody types. */}
      <TextProblems problems={problems} onGo={onGo} />
    </div>
  );
}
