import { RightOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { Scorecard } from '../api/scorecards.js';
import { points } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';

/** The answer in one look: total, grade, rank, and what is missing to the next grade. The total opens into how it is made. */
export function Standing({ scorecard, onOpen }: { readonly scorecard: Scorecard; readonly onOpen: () => void }) {
  const { t } = useTexts();
  const { total, grade, rank, nextGrade, calibration, period } = scorecard;
  return (
    <section className="card standing">
      <dl>
        <div className="standing-total">
          <dt>{t('scorecard:total')}</dt>
          <dd>
            {total === null ? (
              t('scorecard:not-assessed')
            ) : (
              <button type="button" className="figure-button" onClick={onOpen} aria-label={t('scorecard:open-total', { total })}>
                <Shown figure={points(total)} />
                <RightOutlined className="figure-more no-print" aria-hidden />
              </button>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('scorecard:grade')}</dt>
          <dd>{grade ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('scorecard:rank')}</dt>
          <dd className={rank === null ? 'standing-text' : ''}>
            {rank === null ? t('scorecard:not-ranked') : <Link to={`/ranking?${new URLSearchParams({ period }).toString()}`}>{t('scorecard:rank-value', { rank })}</Link>}
          </dd>
        </div>
        <div>
          <dt>{nextGrade === null ? t('scorecard:next-grade') : t('scorecard:to-next-grade', { grade: nextGrade.grade })}</dt>
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
