import type { OutcomeSum } from '../api/allocations.js';
import { count, money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';

/** Proposed against overridden: what people left, raised and lowered, added up. */
export function OutcomeSums({ sums, isOverridden }: { readonly sums: readonly OutcomeSum[]; readonly isOverridden: boolean }) {
  const { t, language } = useTexts();
  const most = Math.max(...sums.map(({ output }) => Number(output ?? 0))) || 1;
  return (
    <section className="card">
      <h2>{t('allocations:outcome-by-decision')}</h2>
      <p className="muted card-lead">{isOverridden ? t('allocations:outcome-lead') : t('allocations:outcome-lead-untouched')}</p>
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('allocations:outcome-by-decision')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('allocations:decision')}</th>
              {(['merchants', 'proposed', 'allotted', 'placements', 'amount', 'units', 'output'] as const).map((name) => (
                <th key={name} scope="col" className="figure-cell">
                  {t(`allocations:sum-${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sums.map(({ decision, merchants, proposed, allotted, placements, amount, units, output }) => (
              <tr key={decision}>
                <th scope="row">{t(`allocations:decision-${decision}`)}</th>
                <td className="figure-cell figure">{merchants}</td>
                <td className="figure-cell figure">{proposed}</td>
                <td className="figure-cell figure">{allotted}</td>
                <td className="figure-cell figure">{placements}</td>
                <td className="figure-cell">
                  <Shown figure={money(amount, language)} />
                </td>
                <td className="figure-cell">
                  <Shown figure={{ short: Number(units).toFixed(2), exact: count(units, language).exact }} />
                </td>
                <td className="figure-cell">
                  <span className="index-part">
                    <Shown figure={money(output, language)} />
                    <span className="bar" aria-hidden>
                      <span style={{ width: `${(Number(output ?? 0) / most) * 100}%` }} />
                    </span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
