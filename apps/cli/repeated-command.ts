/** Words that a shell takes as they are. */
const PLAIN_WORD = /^[\p{L}\p{N}_./:=,@%+…-]+$/u;

/** A command as it can be copied into a shell. */
export function commandLine(words: readonly string[]): string {
  return ['opscore', ...words].map((word) => (PLAIN_WORD.test(word) ? word : `'${word.replaceAll(`'`, String.raw`'\''`)}'`)).join(' ');
}
