import { useMemo } from 'react';
import type { RuleDifferenceLine, RuleDifferences } from '../api/rules.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { EffectTag } from './difference-list.js';
import { keysOf } from './rule-keys.js';
import { useRuleWords } from './use-rule-words.js';

/** What differs between two versions: in words, where it stands in the document, and whom it affects. */
export function DifferencesTable({ differences: { total, differences } }: { readonly differences: RuleDifferences }) {
  const { t } = useTexts();
  const columns = useColumns();
  if (total === 0) return <p className="muted">{t('rules:no-differences')}</p>;
  return (
    <>
      <p className="muted ruleset-count">{t(total > differences.length ? 'rules:first-of' : 'rules:number-of-differences', { number: total, shown: differences.length })}</p>
      <DataTable label={t('rules:differences')} columns={columns} rows={differences} keyOf={({ path }) => path} total={differences.length} />
    </>
  );
}

function useColumns(): readonly Column<RuleDifferenceLine>[] {
  const { t } = useTexts();
  const { nameOf, valueOf } = useRuleWords();
  return useMemo(() => {
    const show = ({ path, merchantId }: RuleDifferenceLine, value: string | null) => <span className="ruleset-value">{value === null ? t(merchantId === null ? 'rules:absent' : 'rules:absent-shop') : valueOf(keysOf(path, merchantId), value)}</span>;
    return [
      {
        key: 'what',
        title: t('rules:what'),
        isHeading: true,
        cell: ({ path, merchantId }) => (
          <span className="person">
            {nameOf(keysOf(path, merchantId))}
            <small>
              <code>{path}</code>
            </small>
          </span>
        ),
      },
      { key: 'before', title: t('rules:before'), cell: (line) => <span className="muted">{show(line, line.before)}</span> },
      { key: 'after', title: t('rules:after'), cell: (line) => <strong>{show(line, line.after)}</strong> },
      { key: 'affects', title: t('rules:affects'), cell: (line) => <EffectTag line={line} /> },
    ];
  }, [t, nameOf, valueOf]);
}
