import type { WorkProgress } from '../api/jobs.js';
import { count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';

/** How far all work is: scorecards that are up to date, and what still waits before them. */
export function ProgressCard({ progress }: { readonly progress: WorkProgress | null }) {
  const { t, language } = useTexts();
  const { done = 0, failed = 0, total = 0 } = progress?.scorecards ?? {};
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  const waiting =
    progress === null
      ? []
      : [
          [t('jobs:merchant-days'), progress.merchantDaysWaiting] as const,
          [t('jobs:verdicts'), progress.verdictsWaiting] as const,
          [t('jobs:files'), progress.files.waiting + progress.files.running] as const,
          [t('jobs:exports'), progress.exports.waiting + progress.exports.running] as const,
        ];
  return (
    <section className="card">
      <h2>{t('jobs:progress')}</h2>
      <p aria-live="polite" className="jobs-progress">
        {progress === null ? ' ' : done === total ? t('jobs:all-done', { number: total }) : t('jobs:some-done', { done, total })}
        {failed > 0 && <span className="tag tag-bad"> {t('jobs:failed-count', { number: failed })}</span>}
      </p>
      <div className="bar" role="progressbar" aria-label={t('jobs:progress')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <span style={{ width: `${percent}%` }} />
      </div>
      <dl className="jobs-waiting">
        {waiting.map(([label, number]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Shown figure={count(number, language)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
