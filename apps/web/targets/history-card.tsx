import { Skeleton } from 'antd';
import type { TargetHistoryEntry, TargetsOf } from '../api/targets.js';
import { useTargetHistory } from '../api/targets.js';
import { businessZone, instant } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { MoreButton } from '../tables/more-failed.js';
import { useTexts } from '../text/use-texts.js';
import { ChangedList } from './changed-list.js';
import { changedRows } from './changed-rows.js';

/** Who changed the targets of the quarter, when, why, and from what to what. */
export function TargetHistoryCard({ place }: { readonly place: TargetsOf }) {
  const { t } = useTexts();
  const { rows, more, hasMore, error } = useTargetHistory(place);
  return (
    <section className="card">
      <h2>{t('targets:history')}</h2>
      <Refusal error={error} />
      {rows === undefined ? (
        error === null && <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : rows.length === 0 ? (
        <p className="muted">{t('targets:no-history')}</p>
      ) : (
        <ol className="target-history">
          {rows.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {hasMore && <MoreButton more={more} label={t('targets:more')} />}
    </section>
  );
}

function Entry({ entry: { source, who, reason, fileName, changedAt, undoneAt, before, after } }: { readonly entry: TargetHistoryEntry }) {
  const { t, language } = useTexts();
  const at = (text: string) => instant(text, language, businessZone(document.documentElement));
  const rows = changedRows(before, after);
  return (
    <li>
      <p>
        <strong>{who ?? t('targets:unknown-person')}</strong> <span className="muted">{at(changedAt)}</span>{' '}
        <span className="tag">{source === 'file' ? t('targets:by-file', { file: fileName ?? '' }) : t('targets:by-hand')}</span>
        {undoneAt !== null && <span className="tag tag-warn">{t('targets:undone', { instant: at(undoneAt) })}</span>}
      </p>
      {reason !== null && <p>{t('targets:because', { reason })}</p>}
      {rows.length === 0 ? <p className="muted">{t('targets:rows-unknown')}</p> : <ChangedList rows={rows} />}
    </li>
  );
}
