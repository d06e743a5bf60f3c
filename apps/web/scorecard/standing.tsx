import type { Scorecard } from '../api/scorecards.js';
import { points } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';

/** The answer in one look: total, grade, rank, and what is missing to the next grade. */
export function Standing({ scorecard }: { readonly scorecard: Scorecard }) {
  const { t } = useTexts();
  const { total, grade, rank, nextGrade, calibration } = scorecard;
  return (
    <section className="card standing">
      <dl>
        <div className="standing-total">
          <dt>{t('scorecard:total')}</dt>
          <dd>{total === null ? t('scorecard:not-assessed') : <Shown figure={points(total)} />}</dd>
        </div>
        <div>
          <dt>{t('scorecard:grade')}</dt>
          <dd>{grade ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('scorecard:rank')}</dt>
          <dd className={rank === null ? 'standing-text' : ''}>{rank === null ? t('scorecard:not-ranked') : t('scorecard:rank-value', { rank })}</dd>
        </div>
        <div>
          <dt>{nextGrade === null ? t('scorecard:grade') : t('scorecard:to-next-grade', { grade: nextGrade.grade })}</dt>
          <dd className={nextGrade === null ? 'standing-text' : ''}>
            {nextGrade === null ? t('scorecard:top-grade') : t('scorecard:points-missing', { points: nextGrade.missing })}
          </dd>
        </div>
      </dl>
      {total !== null && nextGrade !== null && <Way total={total} missing={nextGrade.missing} />}
      {calibration !== null && (
        <p className="muted">
          {t('scorecard:calibration')}: {t('scorecard:calibration-value', { raw: calibration.raw ?? '–', calibrated: calibration.calibrated ?? '–' })}
        </p>
      )}
    </section>
  );
}

/** How much of the way to the next grade is done. The figures beside it say the same. */
function Way({ total, missing }: { readonly total: string; readonly missing: string }) {
  const wanted = Number(total) + Number(missing);
  return (
    <div className="bar way" aria-hidden>
      <span style={{ width: `${wanted > 0 ? (Number(total) / wanted) * 100 : 0}%` }} />
    </div>
  );
}
