import { useCallback } from 'react';
import type { Figure } from '../figures/figures.js';
import { useTexts } from '../text/use-texts.js';
import type { ModuleId } from './module-figures.js';
import { moduleFigure } from './module-figures.js';

/** What a module is short of, in its unit: a difference of two rates is one of percentage points, not of percent. */
export function useAmounts(): (id: ModuleId, amount: string) => Figure {
  const { t, language } = useTexts();
  return useCallback(
    (id, amount) => {
      const figure = moduleFigure(id, amount, language);
      if (!figure.exact.endsWith('%')) return figure;
      const text = t('scorecard:percentage-points', { number: figure.exact.slice(0, -1) });
      return { short: text, exact: text };
    },
    [t, language],
  );
}
