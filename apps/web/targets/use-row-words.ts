import type { Figure, Language } from '../figures/figures.js';
import { count, money, ratio } from '../figures/figures.js';
import { periodName, shortDays } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import type { RowPlace, TargetMeasure } from './target-draft.js';
import { unitOf } from './target-draft.js';

/** A target in its unit. */
export function targetFigure(measure: TargetMeasure, value: string | null, language: Language): Figure {
  const unit = unitOf(measure);
  return unit === 'money' ? money(value, language) : unit === 'count' ? count(value, language) : ratio(value);
}

/** What a row of targets is called: 整季, 2026年5月, 自6月10日起. */
export function useRowWords(): (row: RowPlace) => string {
  const { t, language } = useTexts();
  return ({ period, effectiveFrom }) => {
    if (effectiveFrom !== null) return t('targets:revised-from', { day: shortDays(effectiveFrom, effectiveFrom, language) });
    return period.includes('Q') ? t('targets:whole-quarter') : periodName(period, language);
  };
}
