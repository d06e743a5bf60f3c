import { OpscoreError } from '#libs/domain/errors.js';

/** Letters of any script and digits; between them also what addresses of mail hold. Nothing that a page or a log could take for more. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._+@-]{0,62}[\p{L}\p{M}\p{N}])?$/u;

/** A sign-in name in its one form. Throws `user-name-invalid`. */
export function requireName(name: string): string {
  const normal = name.normalize('NFKC').trim();
  if (!NAME.test(normal)) throw new OpscoreError('user-name-invalid', { name: name.slice(0, 100) });
  return normal;
}

/** What tells names apart: neither case nor width does. Of what cannot be a name, something that no name is. */
export function nameKeyOf(name: string): string {
  const normal = name.normalize('NFKC').trim();
  return NAME.test(normal) ? normal.toLowerCase() : '';
}

const LONGEST_DISPLAY_NAME = 100;

/** The name that others see, as it is stored: no signs that cannot be seen. Throws `display-name-invalid`. */
export function requireDisplayName(name: string): string {
  const normal = name.normalize('NFC').trim();
  const { length } = Array.from(normal);
  if (length === 0 || length > LONGEST_DISPLAY_NAME || /\p{C}/u.test(normal)) {
    throw new OpscoreError('display-name-invalid', { longest: LONGEST_DISPLAY_NAME });
  }
  return normal;
}
