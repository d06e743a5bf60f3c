const MARK = /\{(column|word|option) (\w+)\}/g;

/** What is named in a question: a column of a fact, a word of a choice, or how an option is told. */
export type Named = 'column' | 'word' | 'option';

/** A question of a proposal, with what it names in the words of the page. */
export function wordQuestion(text: string, nameOf: (what: Named, name: string) => string): string {
  return text.replaceAll(MARK, (_mark, what: Named, name: string) => nameOf(what, name));
}

/** Whether a question is about an option that is asked for no more: its column was named, or it is always the same. */
export function isSettled(text: string, options: readonly string[]): boolean {
  return [...text.matchAll(MARK)].some(([, what, name = '']) => what === 'option' && !options.includes(name));
}
