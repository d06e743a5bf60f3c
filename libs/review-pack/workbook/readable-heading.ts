import type { Language } from '#libs/domain/errors.js';
import type { ReportColumn } from '#libs/reports/report.js';

const CAPITALS = new Map([['id', 'ID'], ['gmv', 'GMV'], ['roi', 'ROI'], ['sku', 'SKU']]);

/** A column's heading for people: Chinese, or the English name in words (`period_gmv` is `Period GMV`). */
export function readableHeading({ name, zh }: ReportColumn, language: Language): string {
  if (language === 'zh') return zh;
  const words = name.split('_').map((word) => CAPITALS.get(word) ?? word).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
