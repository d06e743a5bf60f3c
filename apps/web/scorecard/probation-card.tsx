import type { ProbationStanding } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { day, periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

const TONES = { passed: 'tag-good', failed: 'tag-bad', at_risk: 'tag-warn', on_track: 'tag-good' } as const;

/** How a probation stands, month by month. */
export function ProbationCard({ probation: { from, until, state, months } }: { readonly probation: ProbationStanding }) {
  const { t, language } = useTexts();
  const range = until === null ? t('scorecard:probation-open', { from: day(from, language) }) : t('scorecard:probation-range', { from: day(from, language), until: day(until, language) });
  return (
    <section className="card">
      <h2>
        {t('scorecard:probation')} {state !== null && <span className={`tag ${TONES[state]}`}>{t(`scorecard:probation-${state}`)}</span>}
      </h2>
      <p className="muted">{range}</p>
      {months.length > 0 && (
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">{t('scorecard:month')}</th>
              <th scope="col">{t('scorecard:month-total')}</th>
              <th scope="col">{t('scorecard:month-weeks')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, state: stands, total, weeklyCompletion }) => (
              <tr key={month}>
                <th scope="row">
                  {periodName(month, language)} <small className="muted">{t(`scorecard:month-${stands}`)}</small>
                </th>
                <td>
                  <Shown figure={points(total)} />
                </td>
                <td>
                  <Shown figure={ratio(weeklyCompletion)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
