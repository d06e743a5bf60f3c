import { startCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { Offer, SchemaNode } from './completions.js';
import { offersAt } from './completions.js';
import { placeAt } from './document-place.js';
import type { useRuleWords } from './use-rule-words.js';

/** What the schema offers at the cursor, with what each key and word means in the language of the reader. */
export function completeBySchema({ state, pos, explicit }: CompletionContext, schema: SchemaNode, words: ReturnType<typeof useRuleWords>): CompletionResult | null {
  const place = placeAt(state.doc.toString(), pos);
  // While somebody types nothing, they are asked only at a value: there it begins with a blank.
  if (place === null || (!explicit && place.part === 'key' && place.from === pos)) return null;
  const hasColon = /^[\w.+-]*\s*:/.test(state.doc.sliceString(pos, state.doc.lineAt(pos).to));
  const options = offersAt(schema, place).map((offer) => completionOf(offer, words, hasColon || place.part === 'value' ? null : place.indent));
  return options.length === 0 ? null : { from: place.from, options, validFor: /^[\w.+-]*$/ };
}

function completionOf(offer: Offer, words: ReturnType<typeof useRuleWords>, indent: number | null): Completion {
  const { word, path, kind } = offer;
  const name = kind === 'word' ? words.wordsOf(path, word) : words.nameOf(path);
  const meaning = kind === 'word' ? null : words.meaningOf(path);
  return {
    label: word,
    type: kind === 'word' ? 'enum' : 'property',
    ...(name !== null && { detail: name }),
    ...(meaning !== null && { info: meaning }),
    apply: (view, _completion, from, to) => insert(view, { offer, indent, from, to }),
  };
}

/** A key is written with its colon; a section goes on with the line below, a choice with its words. */
function insert(view: EditorView, { offer: { word, kind }, indent, from, to }: { offer: Offer; indent: number | null; from: number; to: number }): void {
  const behind = indent === null ? '' : kind === 'section' ? `:\n${' '.repeat(indent + 2)}` : ': ';
  view.dispatch({ changes: { from, to, insert: `${word}${behind}` }, selection: { anchor: from + word.length + behind.length }, userEvent: 'input.complete' });
  if (indent !== null && kind !== 'value') startCompletion(view);
}
