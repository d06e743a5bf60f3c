import { OpscoreError } from '#libs/domain/errors.js';
import type { Language } from '#libs/domain/errors.js';
import { describeReason } from '#libs/ingest/reject-reasons.js';
import type { EditProblem } from './target-edits.js';

/** Reasons that only changes by hand have; all others are those that rows of files are rejected for. */
const REASONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'target-outside-quarter': { en: 'neither the quarter nor one of its months', zh: '既不是该季度，也不是其中的月份' },
  'target-named-twice': { en: 'names a row that another change names, too', zh: '与另一项修改指向同一行' },
};

/** Changes that cannot be taken, with the place of each. */
export class EditsRefused extends OpscoreError {
  constructor(readonly edits: readonly EditProblem[]) {
    super('edits-refused', { problems: edits.map((each) => `${each.line}.${each.column}: ${describeEditProblem(each, 'en')}`).join('; ') });
  }
}

/** Why an edit cannot be taken, in a language. */
export function describeEditProblem({ reason }: EditProblem, language: Language): string {
  return REASONS[reason]?.[language] ?? describeReason(reason, language);
}
