import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../api/audit.js';
import { businessZone, instant } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { actionWords } from './actions.js';
import { changesOf } from './entry-changes.js';

/** One entry of the log: who, from where, and what was there before and since. */
export function EntryDrawer({ entry, onClose }: { readonly entry: AuditEntry | null; readonly onClose: () => void }) {
  const { t } = useTexts();
  const title = entry === null ? '' : actionWords(entry.action, t);
  return (
    <Drawer open={entry !== null} onClose={onClose} size={680} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {entry !== null && <Entry entry={entry} />}
    </Drawer>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { t, language } = useTexts();
  const { sequence, recordedAt, actor, subject, before, after, hash } = entry;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('audit:when'), instant(recordedAt, language, businessZone(document.documentElement))],
    [t('audit:who'), actor.name],
    [t('audit:via'), [t(`audit:via-${actor.via}`), actor.address].filter((each) => each !== null).join(' · ')],
    [t('audit:subject'), subject],
    [t('audit:sequence'), sequence],
    ...(actor.requestId === null ? [] : [[t('audit:request'), <code key="request">{actor.requestId}</code>] as const]),
    [
      t('audit:hash'),
      <code key="hash" className="hash">
        {hash}
      </code>,
    ],
  ];
  const changes = changesOf(before, after);
  return (
    <>
      <dl className="entry-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="drawer-heading">{t('audit:changes')}</h3>
      {changes.length === 0 ? (
        <p className="muted">{t('audit:no-values')}</p>
      ) : (
        <div className="table-frame entry-changes" tabIndex={0} role="region" aria-label={t('audit:changes')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('audit:field')}</th>
                <th scope="col">{t('audit:before')}</th>
                <th scope="col">{t('audit:after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.field} className={change.isChanged ? 'entry-changed' : ''}>
                  <th scope="row">{change.field === '' ? t('audit:whole-value') : change.field}</th>
                  <td>{change.before ?? '–'}</td>
                  <td>{change.after ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
