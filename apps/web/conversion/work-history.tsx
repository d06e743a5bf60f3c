import type { WorkItemDetail } from '../api/work-list.js';
import { businessZone, instant } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { WorkStateTag } from './work-state-tag.js';

/** What the item became, when and by whom, the newest first. */
export function WorkHistory({ item: { history } }: { readonly item: WorkItemDetail }) {
  const { t, language } = useTexts();
  const zone = businessZone(document.documentElement);
  return (
    <section>
      <h3 className="drawer-heading">{t('workList:history')}</h3>
      <ol className="entries work-history" reversed>
        {history.map(({ version, state, actionKind, note, assignedTo, changedBy, changedAt }) => (
          <li key={version}>
            <div>
              <p>
                <WorkStateTag state={state} /> {actionKind !== null && t(`workList:action-${actionKind}`)}
              </p>
              {(note !== null || assignedTo !== null) && <p className="work-said">{[assignedTo, note].filter((each) => each !== null).join(' · ')}</p>}
            </div>
            <small className="muted work-who">
              <span>{changedBy === 'opscore' ? t('workList:by-ranking') : changedBy}</span>
              <time dateTime={changedAt}>{instant(changedAt, language, zone)}</time>
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
