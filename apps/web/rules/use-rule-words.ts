import { useMemo } from 'react';
import { useTexts } from '../text/use-texts.js';
import { ruleKeyOf, wordOf } from './rule-keys.js';
import { showValue, unitOf } from './rule-value.js';

/** The rule set in the words of people: what a path is called, what it means, and what a value there says. */
export function useRuleWords() {
  const { t, language } = useTexts();
  return useMemo(() => {
    const nameOf = (path: readonly string[]) => {
      const known = ruleKeyOf(path);
      return known === null ? path.join('.') : t(`ruleKeys:name-${known.key}`, { grade: known.grade ?? '' });
    };
    const meaningOf = (path: readonly string[]) => {
      const known = ruleKeyOf(path);
      return known === null ? null : t(`ruleKeys:means-${known.key}`);
    };
    const wordsOf = (path: readonly string[], word: string) => {
      const key = wordOf(path, word);
      if (key === null) return null;
      return key === 'true' || key === 'false' || key === 'null' ? t(`ruleKeys:flag-${key}`) : t(`ruleKeys:value-${key}`);
    };
    const valueOf = (path: readonly string[], text: string) => {
      const words = wordsOf(path, text);
      const known = ruleKeyOf(path);
      if (words !== null || known === null) return words ?? text;
      const unit = unitOf(known.key);
      return unit === null ? showValue(known.key, text, language) : t(`ruleKeys:unit-${unit}`, { number: text });
    };
    return { nameOf, meaningOf, wordsOf, valueOf };
  }, [t, language]);
}
