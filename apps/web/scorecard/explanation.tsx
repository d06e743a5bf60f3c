import { Alert, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { ExplanationPart, Scorecard, ScorecardModule } from '../api/scorecards.js';
import { useExplanation } from '../api/scorecards.js';
import { Problem } from '../api/problem.js';
import type { Cell } from '../figures/cells.js';
import { cellFigure, isFigureType } from '../figures/cells.js';
import { Shown } from '../figures/shown.js';
import { periodName } from '../figures/times.js';
import { merchantPath } from '../merchants/merchant-path.js';
import { scorecardPath } from '../shell/navigation.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';
import { usePeriodSpan } from './use-period-span.js';

/** What a module is made of: the rule in a sentence, and tables whose rows add up to its figures. */
export function Explanation({ scorecard, module }: { readonly scorecard: Scorecard; readonly module: ScorecardModule['id'] }) {
  const { t, language } = useTexts();
  const { data, error } = useExplanation(scorecard, module);
  if (error !== null) return <Alert type="warning" showIcon title={error instanceof Problem && error.detail !== null ? error.detail : t('states:failed-lead')} />;
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  const explained = data.modules.find(({ id }) => id === module);
  return (
    <>
      {explained !== undefined && <Curve curve={explained.curve} />}
      {explained?.parts.map((part) => <Part key={part.text.en} part={part} scorecard={scorecard} module={module} />)}
      <p className="muted drawer-sources">{data.sources[language]}</p>
    </>
  );
}

/** Completion to points in a sentence. */
function Curve({ curve }: { readonly curve: readonly { readonly completion: string; readonly points: string }[] }) {
  const { t, language } = useTexts();
  const stops = curve.map(({ completion, points }) => `${Number((Number(completion) * 100).toFixed(2))}% → ${points}`);
  return <p className="drawer-sentence">{t('scorecard:curve', { stops: stops.join(language === 'zh' ? '，' : ', ') })}</p>;
}

interface PartProps {
  readonly part: ExplanationPart;
  readonly scorecard: Scorecard;
  readonly module: ScorecardModule['id'];
}

function Part({ part: { kind, text, columns, rows, rowCount }, scorecard, module }: PartProps) {
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
                      <CellContent field={field} cell={cell} type={type} scorecard={scorecard} module={module} />
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

interface ContentProps extends Omit<PartProps, 'part'> {
  readonly field: string;
  readonly cell: Cell;
  readonly type: string;
}

/** A cell; merchants lead to their page, months to the scorecard of the month. */
function CellContent({ field, cell, type, scorecard: { managerId, period }, module }: ContentProps) {
  const { t, language } = useTexts();
  const span = usePeriodSpan(period);
  if (isTier(field, cell)) return t(`scorecard:tier-${cell}`);
  const figure = cellFigure(cell, type, language);
  // Rates of a few percent differ in the second decimal, and so do slot days.
  const isFine = type === 'units' || (type === 'ratio' && (module === 'conversion' || module === 'ads'));
  const shown = isFine ? <span className="figure">{figure.exact}</span> : <Shown figure={figure} />;
  if (field === 'merchantId' && cell !== null) return <Link to={merchantPath(String(cell), span)}>{shown}</Link>;
  if (field === 'part' && /^\d{4}-\d\d$/.test(String(cell))) return <Link to={`${scorecardPath(managerId, String(cell))}&module=${module}`}>{periodName(String(cell), language)}</Link>;
  return shown;
}

/** Tiers come as words of the rule set. */
function isTier(field: string, cell: Cell): cell is 'head' | 'mid' | 'tail' {
  return field === 'tier' && (cell === 'head' || cell === 'mid' || cell === 'tail');
}
