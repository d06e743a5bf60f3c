import { CheckCircleOutlined, CloseOutlined, DownloadOutlined, ExclamationCircleOutlined, LoadingOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ExportAnswer } from '../api/exports.js';
import { exportFilePath, isSettled, useExportsGoingOn, useFollowedExports, useNewExport } from '../api/exports.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { askAgain } from './ask-again.js';
import { ExportPlace, ExportProgress } from './export-facts.js';
import './followed-exports.css';

/** The exports that were asked for in this window, in a corner of every view: how far each is. A file is fetched by itself when it is there. */
export function FollowedExports() {
  const { t } = useTexts();
  const { followed, leave } = useFollowedExports();
  const goingOn = useExportsGoingOn(followed);
  const entries = goingOn.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const fetched = useRef(new Set<string>());
  useEffect(() => {
    for (const { exportId, state } of entries) {
      if (state !== 'done' || fetched.current.has(exportId)) continue;
      fetched.current.add(exportId);
      fetchFile(exportId);
    }
  }, [entries]);
  if (entries.length === 0) return null;
  return (
    <aside className="followed-exports no-print" aria-label={t('exports:under-way')}>
      <ul>
        {entries.map((entry) => (
          <Followed key={entry.exportId} entry={entry} onLeave={() => leave(entry.exportId)} />
        ))}
      </ul>
    </aside>
  );
}

function Followed({ entry, onLeave }: { readonly entry: ExportAnswer; readonly onLeave: () => void }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const asking = useNewExport();
  const { exportId, report, state, problem } = entry;
  const name = t(`exports:report-${report}`);
  const again = () => asking.mutate(askAgain(entry), { onSuccess: onLeave, onError: tell.failed });
  return (
    <li>
      <div className="followed-head">
        <span className={`followed-sign followed-${state}`} aria-hidden>
          {isSettled(entry) ? state === 'done' ? <CheckCircleOutlined /> : <ExclamationCircleOutlined /> : <LoadingOutlined />}
        </span>
        <div>
          <strong>{name}</strong>
          <p className="muted">
            <ExportPlace entry={entry} /> · {t(`exports:format-${entry.format}`)}
          </p>
        </div>
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} onClick={onLeave} aria-label={t('exports:leave', { report: name })} title={t('exports:leave', { report: name })} />
      </div>
      <div role="status">
        {state === 'done' ? <p>{t('exports:is-there')}</p> : state === 'failed' ? <p className="followed-problem">{problem?.[language] ?? t('exports:state-failed')}</p> : !isSettled(entry) && <ExportProgress entry={entry} />}
      </div>
      {isSettled(entry) && (
        <div className="followed-tools">
          {state === 'done' ? (
            <Button size="small" icon={<DownloadOutlined aria-hidden />} href={exportFilePath(exportId)} download>
              {t('exports:download-again')}
            </Button>
          ) : (
            <Button size="small" icon={<RedoOutlined aria-hidden />} loading={asking.isPending} onClick={again}>
              {t('exports:ask-again')}
            </Button>
          )}
          <Link to="/exports">{t('exports:to-all')}</Link>
        </div>
      )}
    </li>
  );
}

function fetchFile(exportId: string): void {
  const link = document.createElement('a');
  link.href = exportFilePath(exportId);
  link.download = '';
  link.click();
}
