import { ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, lazy, useId, useState } from 'react';
import { Link } from 'react-router';
import type { RuleSetVersion } from '../api/rules.js';
import { useDraftDifferences, useRuleCheck } from '../api/rules.js';
import { CardSkeleton } from '../shell/states.js';
import { useAgreement } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { ApplyForm } from './apply-form.js';
import type { EditorPlace } from './code-editor.js';
import type { SchemaNode } from './completions.js';
import { DraftCard } from './draft-card.js';
import { useDraft } from './use-draft.js';
import { useSettled } from './use-settled.js';
import type { StartDay } from './start-day.js';
import { firstDayOf } from './start-day.js';
import { WhenField } from './when-field.js';

/** It is loaded when somebody writes: no other view needs it. */
const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.js')).CodeEditor }));

const PAUSE_MS = 350;
const NONE: readonly never[] = [];

interface EditorProps {
  readonly version: RuleSetVersion;
  readonly newest: number;
  readonly schema: SchemaNode;
  readonly user: string;
  readonly mayApply: boolean;
}

/** A draft: the editor, what is wrong with it, what it changes, and putting it in force. */
export function DraftEditor({ version, newest, schema, user, mayApply }: EditorProps) {
  const { t } = useTexts();
  const hintId = useId();
  const agreed = useAgreement();
  const [goal, setGoal] = useState<EditorPlace | null>(null);
  const { draft, isChanged, write, baseOn, discard } = useDraft(user, version, newest);
  const [when, setWhen] = useState<StartDay>({ kind: 'quarter', day: '' });
  const [isApplying, setApplying] = useState(false);
  const document = useSettled(draft.document, PAUSE_MS);
  const check = useRuleCheck(document);
  const isSettled = document === draft.document && !check.isPlaceholderData;
  const isValid = isSettled && check.data?.valid === true;
  const differences = useDraftDifferences(document, firstDayOf(when), isValid);
  const startAgain = async () => {
    if (await agreed({ title: t('rules:start-again-question', { version: version.version }), agree: t('rules:start-again'), isDangerous: true })) discard();
  };
  return (
    <div className="ruleset-columns">
      <section className="card ruleset-editor">
        <div className="view-head">
          <h2>{t('rules:document')}</h2>
          <span className="head-tools">
            {isChanged && <Button onClick={() => void startAgain()}>{t('rules:start-again')}</Button>}
            <Link to={`/simulation?rules=draft-${version.version}`} onClick={() => write(draft.document)}>
              <ExperimentOutlined aria-hidden /> {t('rules:simulate')}
            </Link>
          </span>
        </div>
        <Suspense fallback={<CardSkeleton rows={14} />}>
          <CodeEditor label={t('rules:document')} hintId={hintId} text={draft.document} schema={schema} problems={check.data?.problems ?? NONE} goal={goal} onChange={write} />
        </Suspense>
        <p className="muted field-hint" id={hintId}>
          {t('rules:editor-hint')}
        </p>
      </section>
      <div className="ruleset-side">
        <DraftCard check={check} isSettled={isSettled} differences={differences} onGo={({ line, column }) => setGoal({ line, column })} />
        {mayApply && (
          <section className="card">
            <WhenField value={when} onChange={setWhen} />
            <Button type="primary" disabled={!isValid || differences.data === undefined || differences.isPlaceholderData || (when.kind === 'day' && when.day === '')} onClick={() => setApplying(true)}>
              {t('rules:apply')}
            </Button>
          </section>
        )}
      </div>
      {isApplying && differences.data !== undefined && (
        <ApplyForm draft={draft} when={when} differences={differences.data} newest={newest} onRebase={() => baseOn(newest)} onDone={discard} onClose={() => setApplying(false)} />
      )}
    </div>
  );
}
