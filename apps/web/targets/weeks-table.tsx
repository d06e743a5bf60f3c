import { useSearchParams } from 'react-router';
import type { MeasureTargets } from '../api/targets.js';
import { Shown } from '../figures/shown.js';
import { periodName, shortDays } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { targetFigure } from './use-row-words.js';

/** The targets of the weeks, clipped to months, which can be opened; where targets are being changed, old and new. */
export function WeeksTable({ stored, changed }: { readonly stored: MeasureTargets; readonly changed: MeasureTargets | undefined }) {
  const { t, language } = useTexts();
  const [query, setQuery] = useSearchParams();
  const isOpen = query.has('weeks');
  const { measure, weeks } = changed ?? stored;
  const toggle = () =>
    setQuery((asked) => {
      if (isOpen) asked.delete('weeks');
      else asked.set('weeks', 'open');
      return asked;
    });
  return (
    <div className="target-weeks">
      <button type="button" className="link" aria-expanded={isOpen} onClick={toggle}>
        <span aria-hidden>{isOpen ? '▾' : '▸'}</span> {t('targets:weeks', { number: weeks.length })}
      </button>
      {isOpen && (
        <div className="table-frame" tabIndex={0} role="region" aria-label={t('targets:weeks', { number: weeks.length })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('targets:week')}</th>
                <th scope="col">{t('targets:days')}</th>
                {changed !== undefined && (
                  <th scope="col" className="figure-cell">
                    {t('targets:old-target')}
                  </th>
                )}
                <th scope="col" className="figure-cell">
                  {t(changed === undefined ? 'scorecard:target' : 'targets:new-target')}
                </th>
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ week, first, last, value }, index) => (
                <tr key={first}>
                  <th scope="row">{periodName(week, language)}</th>
                  <td>{shortDays(first, last, language)}</td>
                  {changed !== undefined && (
                    <td className="figure-cell muted">
                      <Shown figure={targetFigure(measure, stored.weeks[index]?.value ?? null, language)} />
                    </td>
                  )}
                  <td className="figure-cell">
                    <Shown figure={targetFigure(measure, value, language)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
