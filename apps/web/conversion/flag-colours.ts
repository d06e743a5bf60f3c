import type { SKU_FLAGS } from '../api/sku-ranking.js';
import type { Theme } from '../shell/theme.js';

/** The colours of SKUs in the chart, as page.css has them for words. */
export const FLAG_COLOURS: Readonly<Record<Theme, Readonly<Record<(typeof SKU_FLAGS)[number], string>>>> = {
  light: { low: '#a8362a', ok: '#2a857e', too_few: '#87938f' },
  dark: { low: '#f09488', ok: '#55aaa1', too_few: '#6f7f7b' },
};
