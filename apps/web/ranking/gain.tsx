import { useTexts } from '../text/use-texts.js';
import { signed } from './movers.js';

/** What somebody's total gained on the period before: the sign says it, and the colour once more. */
export function Gain({ gain }: { readonly gain: string | null }) {
  const { t } = useTexts();
  if (gain === null) return <span className="muted">–</span>;
  const value = Number(gain);
  return (
    <span className={`figure ${value > 0 ? 'gain-up' : value < 0 ? 'gain-down' : 'muted'}`} title={t('ranking:gain-unit')}>
      {signed(gain)}
    </span>
  );
}
