import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../text/use-texts.js';
import type { SchemaNode } from './completions.js';
import { EDITOR_LOOKS } from './editor-looks.js';
import { completeBySchema } from './schema-completions.js';
import { useRuleWords } from './use-rule-words.js';

/** A place in the text, both from 1 on. */
export interface EditorPlace {
  readonly line: number;
  readonly column: number;
}

/** What is wrong at a place, in both languages. */
interface MarkedProblem extends EditorPlace {
  readonly en: string;
  readonly zh: string;
}

interface EditorProps {
  readonly label: string;
  /** The element that says how it is used. */
  readonly hintId: string;
  /** Another text than the one that was typed replaces it. */
  readonly text: string;
  readonly schema: SchemaNode;
  readonly problems: readonly MarkedProblem[];
  /** Where somebody wants to go: the cursor is put there, and the focus into the editor, whenever it is another one. */
  readonly goal: EditorPlace | null;
  readonly onChange: (text: string) => void;
}

/** The editor of a YAML document, such as a rule set: completion by its schema, errors in place. It follows the theme, and Escape and then Tab leave it. */
export function CodeEditor({ label, hintId, text, schema, problems, goal, onChange }: EditorProps) {
  const { t, language } = useTexts();
  const words = useRuleWords();
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const now = useRef({ schema, words, onChange });
  const begun = useRef(text);
  useEffect(() => {
    now.current = { schema, words, onChange };
    begun.current = text;
  });
  const completions = t('rules:completions');
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = new EditorView({
      parent: place.current,
      doc: begun.current,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        yaml(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        EditorState.phrases.of({ Completions: completions }),
        autocompletion({ icons: false, interactionDelay: 0, override: [(context) => completeBySchema(context, now.current.schema, now.current.words)] }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': hintId, spellcheck: 'false', tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) now.current.onChange(state.doc.toString());
        }),
        EDITOR_LOOKS,
      ],
    });
    setView(made);
    return () => made.destroy();
  }, [label, hintId, completions]);
  useEffect(() => {
    if (view !== null && view.state.doc.toString() !== text) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [view, text]);
  useEffect(() => {
    view?.dispatch(setDiagnostics(view.state, problems.map((problem) => diagnosticOf(view.state, problem, language))));
  }, [view, problems, language]);
  useEffect(() => {
    if (view === null || goal === null) return;
    view.dispatch({ selection: { anchor: offsetOf(view.state, goal) }, effects: EditorView.scrollIntoView(offsetOf(view.state, goal), { y: 'center' }) });
    view.focus();
  }, [view, goal]);
  return <div className="ruleset-code" ref={place} />;
}

function diagnosticOf(state: EditorState, problem: MarkedProblem, language: 'zh' | 'en') {
  const from = offsetOf(state, problem);
  // To the end of the line, but for a comment: what is wrong is the value, or the key with all of it.
  const behind = state.doc.sliceString(from, state.doc.lineAt(from).to).replace(/\s+(#.*)?$/, '');
  return { from, to: from + behind.length, severity: 'error' as const, message: problem[language] };
}

/** Where a line and column are. A problem may be of an older text, which was longer. */
function offsetOf(state: EditorState, { line, column }: EditorPlace): number {
  const found = state.doc.line(Math.min(line, state.doc.lines));
  return Math.min(found.from + column - 1, found.to);
}
