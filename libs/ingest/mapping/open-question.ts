/**
 * What a proposal needs to be looked at for. What each surface calls in its own words stands in its texts as a mark: `{column status}` and
 * `{word paid}` for a column of a fact and a word of a choice, `{option merchant_id}` for how the option is told.
 */
export interface OpenQuestion {
  readonly en: string;
  readonly zh: string;
}

/** Takes what is not certain. */
export type Ask = (question: OpenQuestion) => void;

type Mark = 'column' | 'word' | 'option';

/** The mark of something that each surface names itself. */
export function markOf(what: Mark, name: string): string {
  return `{${what} ${name}}`;
}

/** The marks of several. */
export function marksOf(what: Mark, names: readonly string[], between = ', '): string {
  return names.map((name) => markOf(what, name)).join(between);
}

/** A question as whoever writes a profile reads it: columns and words as they stand in it, options as the command line tells them. */
export function wordQuestion({ en, zh }: OpenQuestion): OpenQuestion {
  const fill = (text: string) => text.replaceAll(/\{(column|word|option) (\w+)\}/g, (_mark, what: string, name: string) => (what === 'option' ? `--set ${name}=…` : name));
  return { en: fill(en), zh: fill(zh) };
}
