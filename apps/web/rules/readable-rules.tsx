import { Checkbox } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RuleSetVersion } from '../api/rules.js';
import { useVersionDifferences } from '../api/rules.js';
import { useTexts } from '../text/use-texts.js';
import type { Leaf } from './document-place.js';
import { readLeaves } from './document-place.js';
import type { RuleSection } from './sections.js';
import { sectionsOf } from './sections.js';
import { useRuleWords } from './use-rule-words.js';

const DEFAULTS = 1;

/** A full set in words: what each rule is called and says, and what the default was where it differs. */
export function ReadableRules({ version: { version, fullSet } }: { readonly version: RuleSetVersion }) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { data } = useVersionDifferences(version === DEFAULTS ? null : DEFAULTS, version);
  const isOnlyChanged = query.has('changed');
  const defaults = useMemo(() => new Map(data?.differences.map(({ path, before }) => [path, before])), [data]);
  const sections = useMemo(() => sectionsOf(readLeaves(fullSet)), [fullSet]);
  const shown = sections
    .map((section) => ({ ...section, leaves: section.leaves.filter(({ keys }) => !isOnlyChanged || defaults.has(keys.join('.'))) }))
    .filter(({ leaves }) => leaves.length > 0);
  const choose = (checked: boolean) =>
    setQuery((asked) => {
      if (checked) asked.set('changed', '');
      else asked.delete('changed');
      return asked;
    });
  return (
    <>
      {version !== DEFAULTS && (
        <div className="filters">
          <Checkbox checked={isOnlyChanged} onChange={(event) => choose(event.target.checked)}>
            {t('rules:only-changed')}
          </Checkbox>
        </div>
      )}
      {shown.length === 0 && <p className="muted">{t('rules:as-default')}</p>}
      <div className="ruleset-sections">
        {shown.map((section) => (
          <Section key={section.path.join('.')} section={section} defaults={defaults} />
        ))}
      </div>
    </>
  );
}

function Section({ section: { path, leaves }, defaults }: { readonly section: RuleSection; readonly defaults: ReadonlyMap<string, string | null> }) {
  const { t } = useTexts();
  const { nameOf } = useRuleWords();
  const shop = path[1] === 'merchants' ? path[2] : undefined;
  return (
    <section className="card">
      <h2>{shop === undefined ? nameOf(path) : t('rules:of-shop-id', { shop })}</h2>
      <dl className="ruleset-facts">
        {leaves.map((leaf) => (
          <Fact key={leaf.keys.join('.')} leaf={leaf} defaults={defaults} />
        ))}
      </dl>
    </section>
  );
}

function Fact({ leaf: { keys, value }, defaults }: { readonly leaf: Leaf; readonly defaults: ReadonlyMap<string, string | null> }) {
  const { t } = useTexts();
  const { nameOf, meaningOf, valueOf } = useRuleWords();
  const before = defaults.get(keys.join('.'));
  const meaning = meaningOf(keys);
  return (
    <div>
      <dt>
        {nameOf(keys)}
        {meaning !== null && <small>{meaning}</small>}
      </dt>
      <dd>
        <span className="figure">{valueOf(keys, value)}</span>
        {before !== undefined && before !== null && <span className="tag tag-warn ruleset-default">{t('rules:default-is', { value: valueOf(keys, before) })}</span>}
      </dd>
    </div>
  );
}
