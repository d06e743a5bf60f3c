import { Alert, Skeleton } from 'antd';
import type { ExplanationPart, Scorecard, ScorecardModule } from '../api/scorecards.js';
import { useExplanation } from '../api/scorecards.js';
import { Problem } from '../api/problem.js';
import type { Cell } from '../figures/cells.js';
import { cellFigure, isFigureType } from '../figures/cells.js';
import { Shown } from '../figures/shown.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';

/** What a module is made of: the rule in a sentence, and tables whose rows add up to its figures. */
export function Explanation({ scorecard, module }: { readonly scorecard: Scorecard; readonly module: ScorecardModule['id'] }) {
  const { t, language } = useTexts();
  const { data, error } = useExplanation(scorecard, module);
  if (error !== null) return <Alert type="warning" showIcon title={error instanceof Problem && error.detail !== null ? error.detail : t('states:failed-lead')} />;
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  const parts = data.modules.find(({ id }) => id === module)?.parts ?? [];
  return (
    <>
      {parts.map((part) => (
        <Part key={part.text.en} part={part} />
      ))}
      <p className="muted drawer-sources">{data.sources[language]}</p>
    </>
  );
}

function Part({ part: { kind, text, columns, rows, rowCount } }: { readonly part: ExplanationPart }) {
  const { t, language } = useTexts();
  if (kind === 'sentence') return <p className="drawer-sentence">{text[language]}</p>;
  const title = text[language];
  return (
    <section className="drawer-table">
      <h3>{title}</h3>
      {/* It scrolls to the side, by keyboard too. */}
      <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.field} scope="col" className={isFigureType(column.type) ? 'figure-cell' : ''}>
                  {column.title[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(rows as Cell[][]).map((cells, index) => (
              // Rows have no ids of their own, and never change their order.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {columns.map(({ field, type }, place) => {
                  const cell = cells[place] ?? null;
                  return (
                    <td key={field} className={isFigureType(type) ? 'figure-cell' : ''}>
                      {isTier(field, cell) ? t(`scorecard:tier-${cell}`) : <Shown figure={cellFigure(cell, type, language)} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rowCount > rows.length && <p className="muted">{t('scorecard:rows-cut', { shown: rows.length, all: rowCount })}</p>}
    </section>
  );
}

/** Tiers come as words of the rule set. */
function isTier(field: string, cell: Cell): cell is 'head' | 'mid' | 'tail' {
  return field === 'tier' && (cell === 'head' || cell === 'mid' || cell === 'tail');
}
