import { Skeleton } from 'antd';
import type { PreviewAnswer, PreviewFact, useDraftPreview } from '../api/import-drafts.js';
import { Refusal } from '../shell/refusal.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';
import { useFactWords } from './use-fact-words.js';

/** The first rows as they will be stored, by kind of fact. What is wrong stands at its cell, with the reason. */
export function StoredTables({ preview: { data: answer, error, isPlaceholderData }, missing }: { readonly preview: ReturnType<typeof useDraftPreview>; readonly missing: readonly string[] }) {
  const { t, language } = useTexts();
  if (error !== null) return <Refusal error={error} />;
  const data = answer === undefined ? undefined : withoutMissing(answer, missing);
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  const { facts, unknownColumns, totalsPassedOver } = data;
  const between = language === 'zh' ? '、' : ', ';
  const withProblems = facts.reduce((sum, { rows }) => sum + rows.filter(({ problems }) => problems.length > 0).length, 0);
  return (
    <div className={isPlaceholderData ? 'stale stored-tables' : 'stored-tables'} aria-busy={isPlaceholderData}>
      <p role="status" className={withProblems > 0 ? 'field-needed' : 'muted'}>
        {withProblems > 0 ? t('imports:preview-problems', { number: withProblems }) : t('imports:preview-fine')}
        {totalsPassedOver > 0 && ` ${t('imports:totals-passed-over', { number: totalsPassedOver })}`}
        {unknownColumns.length > 0 && ` ${t('imports:unknown-columns', { columns: unknownColumns.join(between) })}`}
      </p>
      {facts.map((fact, index) => (
        // A profile may make two facts of one kind.
        // oxlint-disable-next-line react/no-array-index-key
        <FactTable key={index} fact={fact} missing={missing} />
      ))}
    </div>
  );
}

function FactTable({ fact: { kind, columns, rows }, missing }: { readonly fact: PreviewFact; readonly missing: readonly string[] }) {
  const { t, language } = useTexts();
  const { columnName, wordName } = useFactWords();
  const title = t(`imports:kind-${kind}`);
  if (rows.length === 0) return <p className="muted">{t('imports:no-rows-of', { kind: title })}</p>;
  return (
    <div>
      <h4>{title}</h4>
      <div className="table-frame preview-table" tabIndex={0} role="region" aria-label={title}>
        <table className="table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('imports:row')}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, values, problems }) => {
              const ofRow = problems.filter(({ column }) => column === null || !columns.includes(column));
              return (
                <tr key={line} className={problems.length > 0 ? 'row-bad' : ''}>
                  <th scope="row" className="muted figure">
                    {line}
                    {ofRow.map((problem) => (
                      <small className="cell-problem" key={problem.en}>
                        {problem[language]}
                      </small>
                    ))}
                  </th>
                  {columns.map((column, index) => {
                    const value = values[index] ?? null;
                    const here = problems.filter((each) => each.column === column);
                    return (
                      <td key={column} className={here.length > 0 ? 'cell-bad' : ''}>
                        {here.length > 0 ? (here[0]?.value ?? value ?? '–') : value === null || value === '' ? <span className="muted">{missing.includes(column) ? t('imports:to-be-told') : '–'}</span> : isWord(column) ? wordName(value) : value}
                        {here.map((problem) => (
                          <small className="cell-problem" key={problem.en}>
                            {problem[language]}
                          </small>
                        ))}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** What is not told yet is asked for at its field, and makes no row wrong. */
function withoutMissing(preview: PreviewAnswer, missing: readonly string[]): PreviewAnswer {
  const isMissing = ({ column, value }: PreviewFact['rows'][number]['problems'][number]) => column !== null && missing.includes(column) && (value ?? '') === '';
  return { ...preview, facts: preview.facts.map((fact) => ({ ...fact, rows: fact.rows.map((row) => ({ ...row, problems: row.problems.filter((problem) => !isMissing(problem)) })) })) };
}

/** Columns whose values are words of a choice. */
function isWord(column: string): boolean {
  return ['status', 'pay_method', 'sender', 'measure'].includes(column);
}
