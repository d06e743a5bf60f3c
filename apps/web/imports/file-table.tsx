import { Select } from 'antd';
import { useState } from 'react';
import type { DraftTable } from '../api/import-drafts.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';

/** The first rows of a file as they stand in it. Columns that are left out are grey. */
export function FileTable({ tables, leftOut }: { readonly tables: readonly DraftTable[]; readonly leftOut: readonly string[] }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState(0);
  const table = tables[chosen] ?? tables[0];
  if (table === undefined || (table.header.length === 0 && table.firstRows.length === 0)) return <p className="muted">{t('imports:no-rows')}</p>;
  const { header, headerLine, firstRows } = table;
  const width = Math.max(lengthOf(header), ...firstRows.map(({ cells }) => lengthOf(cells)));
  const columns = Array.from({ length: width }, (_, index) => header[index] ?? '');
  const classOf = (column: string) => (leftOut.includes(column) ? 'left-out' : '');
  return (
    <>
      {tables.length > 1 && (
        <Select
          aria-label={t('imports:table')}
          value={chosen}
          options={tables.map(({ name }, index) => ({ value: index, label: name }))}
          popupMatchSelectWidth={false}
          onChange={setChosen}
        />
      )}
      <div className="table-frame preview-table" tabIndex={0} role="region" aria-label={t('imports:as-in-file')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{headerLine === null ? t('imports:row') : t('imports:line', { line: headerLine })}</th>
              {columns.map((column, index) => (
                // Two columns of a file may have one name.
                // oxlint-disable-next-line react/no-array-index-key
                <th scope="col" className={classOf(column)} key={index}>
                  {column.trim() === '' ? <span className="muted">{t('imports:unnamed')}</span> : column}
                  {leftOut.includes(column) && <small>{t('imports:left-out')}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {firstRows.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row" className="muted figure">
                  {line}
                </th>
                {columns.map((column, index) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td className={classOf(column)} key={index}>
                    {cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** How many cells a row has, without empty ones at its end. */
function lengthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
