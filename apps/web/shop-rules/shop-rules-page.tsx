import { useParams, useSearchParams } from 'react-router';
import type { ShopRulesState } from '../api/shop-rules.js';
import { useShopRules } from '../api/shop-rules.js';
import { useSession } from '../api/session.js';
import { day } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { HistoryCard } from './history-card.js';
import { draftOf } from './options.js';
import { RulesEditor } from './rules-editor.js';
import { RulesForm } from './rules-form.js';
import '../scorecard/scorecard.css';
import './shop-rules.css';

/** By which rules the orders of a shop are given to its agents on a day, and, for who may, how to change them. The day stands in the address. */
export function ShopRulesPage() {
  const { t } = useTexts();
  const { merchantId = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const on = query.get('on');
  const { data: rules, error, refetch, isPlaceholderData } = useShopRules(merchantId, on);
  const choose = (next: string) =>
    setQuery((asked) => {
      if (next === '') asked.delete('on');
      else asked.set('on', next);
      return asked;
    });
  return (
    <>
      <title>{`${t('shopRules:title')} · opscore`}</title>
      <div className="view-head">
        {rules === undefined ? <span /> : <Origin rules={rules} onChoose={choose} />}
        <label className="filter-day">
          {t('shopRules:which-day')}
          <input type="date" value={on ?? rules?.on ?? ''} onChange={(event) => choose(event.target.value)} />
        </label>
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : rules === undefined ? (
        <>
          <CardSkeleton rows={6} />
          <CardSkeleton rows={6} />
        </>
      ) : (
        <div className={isPlaceholderData ? 'stale' : ''} aria-busy={isPlaceholderData}>
          <Rules rules={rules} />
        </div>
      )}
    </>
  );
}

function Rules({ rules }: { readonly rules: ShopRulesState }) {
  const { t } = useTexts();
  const { data: session } = useSession();
  // Of other rules a draft begins anew.
  if (session?.permissions.includes('shop-rules.change') === true) return <RulesEditor key={`${rules.on} ${rules.version} ${rules.newestVersion}`} rules={rules} />;
  return (
    <div className="rules-columns">
      <RulesForm draft={draftOf(rules.effective)} standard={draftOf(rules.standard)} refused={[]} />
      <div className="rules-side">
        <p className="muted">{t('shopRules:only-read')}</p>
        <HistoryCard merchantId={rules.merchantId} />
      </div>
    </div>
  );
}

/** Since when the rules hold, and what takes over. */
function Origin({ rules: { version, inForceFrom, on, next }, onChoose }: { readonly rules: ShopRulesState; readonly onChoose: (on: string) => void }) {
  const { t, language } = useTexts();
  const isSinceEver = inForceFrom < '1000-01-01';
  return (
    <p className="muted">
      {t('shopRules:holds-on', { on: day(on, language) })} · {t('scorecard:rule-version', { version })}
      {!isSinceEver && ` · ${t('shopRules:since', { from: day(inForceFrom, language) })}`}
      {next !== null && (
        <>
          {' · '}
          <button type="button" className="link" onClick={() => onChoose(next.inForceFrom)}>
            {t('shopRules:next', { from: day(next.inForceFrom, language) })}
          </button>
        </>
      )}
    </p>
  );
}
