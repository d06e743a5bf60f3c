import type { Language } from '#libs/domain/errors.js';
import type { Words } from './words.js';
import { ENGLISH } from './words.en.js';
import { CHINESE } from './words.zh.js';

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return language === 'zh' ? CHINESE : ENGLISH;
}
