import type { RuleDifferenceLine, RuleDifferences } from '../api/rules.js';
import { useTexts } from '../text/use-texts.js';
import { keysOf } from './rule-keys.js';
import { useRuleWords } from './use-rule-words.js';

const SHOWN = 100;

/** What differs between two rule sets, in few words; of very many the first. */
export function DifferenceList({ differences: { total, differences } }: { readonly differences: RuleDifferences }) {
  const { t } = useTexts();
  const shown = differences.slice(0, SHOWN);
  return (
    <>
      <ul className="ruleset-differences">
        {shown.map((line) => (
          <Line key={line.path} line={line} />
        ))}
      </ul>
      {total > shown.length && <p className="muted">{t('rules:first-of', { shown: shown.length, number: total })}</p>}
    </>
  );
}

function Line({ line }: { readonly line: RuleDifferenceLine }) {
  const { t } = useTexts();
  const { nameOf, valueOf } = useRuleWords();
  const { path, before, after, merchantId } = line;
  const keys = keysOf(path, merchantId);
  const absent = t(merchantId === null ? 'rules:absent' : 'rules:absent-shop');
  return (
    <li>
      <span className="ruleset-what">
        <strong>{nameOf(keys)}</strong> <EffectTag line={line} />
      </span>
      <span className="ruleset-change">
        <span className="ruleset-before">{before === null ? absent : valueOf(keys, before)}</span>
        <span aria-hidden> → </span>
        <strong>{after === null ? absent : valueOf(keys, after)}</strong>
      </span>
      <code>{path}</code>
    </li>
  );
}

/** Whom a difference affects. */
export function EffectTag({ line: { affects, merchantId } }: { readonly line: Pick<RuleDifferenceLine, 'affects' | 'merchantId'> }) {
  const { t } = useTexts();
  return <span className={`tag ${affects === 'scores' ? 'tag-warn' : ''}`}>{t(`rules:affects-${affects}`, { shop: merchantId ?? '' })}</span>;
}
