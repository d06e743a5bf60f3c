import { SKU_FLAGS } from '../api/sku-ranking.js';
import { useTexts } from '../text/use-texts.js';

const SIGNS = { low: 'tag tag-bad', ok: 'tag tag-good', too_few: 'tag' } as const;

/** What the ranking says of a SKU, as a word. */
export function SkuFlag({ flag }: { readonly flag: string | null }) {
  const { t } = useTexts();
  const known = SKU_FLAGS.find((each) => each === flag);
  return known === undefined ? (
    '–'
  ) : (
    <span className={SIGNS[known]} title={t(`conversion:flag-${known}-lead`)}>
      {t(`conversion:flag-${known}`)}
    </span>
  );
}
