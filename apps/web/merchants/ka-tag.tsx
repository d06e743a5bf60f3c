import { useTexts } from '../text/use-texts.js';
import './merchant-tags.css';

/** Says that a merchant is a key account. */
export function KaTag() {
  const { t } = useTexts();
  return <span className="tag merchant-tag">{t('merchants:ka')}</span>;
}
