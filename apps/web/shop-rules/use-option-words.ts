import { useTexts } from '../text/use-texts.js';
import type { Choice, ChoiceName, Draft, NumberName, OptionName } from './options.js';
import { CHOICES, NUMBERS } from './options.js';

/** What an option is set to, in words. */
export function useOptionWords(): (name: OptionName, rules: Draft) => string {
  const { t } = useTexts();
  return (name, rules) => {
    if (isChoice(name)) return t(`shopRules:choice-${`${name}-${rules[name]}` as Choice}`);
    if (!isNumber(name)) return rules[name] ? t('shopRules:on') : t('shopRules:off');
    const value = rules[name];
    if (value === null) return t('shopRules:no-limit');
    const { unit, off } = NUMBERS[name];
    return value === off ? t('shopRules:off') : t(`shopRules:number-${unit}`, { number: value });
  };
}

/** Whether an option is one of a few words. */
export function isChoice(name: OptionName): name is ChoiceName {
  return Object.hasOwn(CHOICES, name);
}

/** Whether an option is a number. */
export function isNumber(name: OptionName): name is NumberName {
  return Object.hasOwn(NUMBERS, name);
}
