import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Problem } from '../api/problem.js';
import type { ShopRulesState } from '../api/shop-rules.js';
import { useShopRulesChange, useShopRulesSimulation } from '../api/shop-rules.js';
import { day } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { ApplyForm } from './apply-form.js';
import { ChangeList } from './change-list.js';
import { HistoryCard } from './history-card.js';
import type { OptionName } from './options.js';
import { differencesOf, draftOf, optionAt, ownRulesOf } from './options.js';
import { RulesForm } from './rules-form.js';
import type { Tried } from './simulation-card.js';
import { SimulationCard } from './simulation-card.js';

/** The rules of a shop as a form: changed, tried on past orders, and put in force from a day on. */
export function RulesEditor({ rules }: { readonly rules: ShopRulesState }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const [, setQuery] = useSearchParams();
  const { merchantId, own, newestVersion, on } = rules;
  const [effective, standard] = [draftOf(rules.effective), draftOf(rules.standard)];
  const [draft, setDraft] = useState(effective);
  const [tried, setTried] = useState<Tried | null>(null);
  const [isApplying, setApplying] = useState(false);
  const simulation = useShopRulesSimulation(merchantId);
  const change = useShopRulesChange(merchantId);
  const names = differencesOf(draft, effective);
  const wanted = ownRulesOf(draft, { effective, standard, own });
  const refused = refusedBy(change.error ?? simulation.error);
  const edit = (changed: Partial<typeof draft>) => {
    setDraft({ ...draft, ...changed });
    simulation.reset();
    change.reset();
  };
  const attempt = (period: string) => simulation.mutate({ rules: wanted, period }, { onSuccess: (result) => setTried({ rules: wanted, period, result }) });
  const apply = (from: string) => {
    const done = () => {
      setApplying(false);
      tell.done(t('shopRules:applied', { from: day(from, language) }));
      setQuery((asked) => {
        asked.set('on', from);
        return asked;
      });
    };
    change.mutate({ rules: wanted, from, basedOn: newestVersion }, { onSuccess: done, onError: (error) => setApplying(refusedBy(error).length === 0) });
  };
  return (
    <div className="rules-columns">
      <RulesForm draft={draft} standard={standard} refused={refused} onChange={edit} />
      <div className="rules-side">
        <section className="card" aria-label={t('shopRules:changes')}>
          <h2>{t('shopRules:changes')}</h2>
          {names.length === 0 ? <p className="muted">{t('shopRules:no-changes')}</p> : <ChangeList names={names} before={effective} after={draft} />}
          {refused.length > 0 && (
            <p className="field-problem" role="alert">
              {t('shopRules:refused', { options: refused.map((name) => t(`shopRules:option-${name}`)).join(language === 'zh' ? '、' : ', ') })}
            </p>
          )}
          <SimulationCard merchantId={merchantId} rules={wanted} tried={tried} isTrying={simulation.isPending} onTry={attempt} />
          {refused.length === 0 && !isApplying && <Refusal error={simulation.error} />}
          <div className="rules-actions">
            <Button type="primary" disabled={names.length === 0} onClick={() => setApplying(true)}>
              {t('shopRules:apply-open')}
            </Button>
            {names.length > 0 && <Button onClick={() => edit(effective)}>{t('shopRules:set-back')}</Button>}
            {differencesOf(draft, standard).length > 0 && <Button onClick={() => edit(standard)}>{t('shopRules:to-standard')}</Button>}
          </div>
        </section>
        <HistoryCard merchantId={merchantId} />
      </div>
      <ApplyForm
        key={on}
        isOpen={isApplying}
        names={names}
        before={effective}
        after={draft}
        firstDay={on}
        error={change.error}
        isPending={change.isPending}
        onApply={apply}
        onClose={() => {
          setApplying(false);
          change.reset();
        }}
      />
    </div>
  );
}

/** The options that a refusal is about; none where it is about something else. */
function refusedBy(error: Error | null): OptionName[] {
  if (!(error instanceof Problem)) return [];
  return [...new Set(error.problems.flatMap(({ place }) => (place.startsWith('rules') ? (optionAt(place) ?? []) : [])))];
}
