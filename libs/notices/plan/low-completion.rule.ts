import { Rational } from '#libs/domain/rational.js';

/** Whether a completion, as it is published, is under a line; what is not assessed is not. */
export function isUnderLine(completion: string | null, line: string): boolean {
  return completion !== null && Rational.parse(completion).compare(Rational.parse(line)) < 0;
}
