import { DeleteOutlined, DownloadOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { ExportAnswer } from '../api/exports.js';
import { exportFilePath, isSettled, useExportRemoval, useNewExport } from '../api/exports.js';
import { bytes, count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { businessZone, day, instant, todayIn } from '../figures/times.js';
import { useAgreement, useTell } from '../shell/tell.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { askAgain } from './ask-again.js';
import { ExportForm, ExportPlace, ExportProgress } from './export-facts.js';

/** The columns of the list of exports. */
export function useExportColumns(): readonly Column<ExportAnswer>[] {
  const { t, language } = useTexts();
  return useMemo(() => {
    const zone = businessZone(document.documentElement);
    return [
      {
        key: 'report',
        title: t('exports:report'),
        isHeading: true,
        cell: (entry) => (
          <span className="person">
            {t(`exports:report-${entry.report}`)}
            <small>
              <ExportPlace entry={entry} />
            </small>
            <small className="export-form-narrow">
              <ExportForm entry={entry} />
            </small>
          </span>
        ),
      },
      { key: 'form', title: t('exports:format'), isLeftOutNarrow: true, cell: (entry) => <ExportForm entry={entry} /> },
      { key: 'state', title: t('exports:state'), cell: (entry) => <State entry={entry} /> },
      {
        key: 'size',
        title: t('exports:size'),
        isFigure: true,
        isLeftOutNarrow: true,
        cell: ({ report, state, rows, sizeBytes }) =>
          state === 'done' && (
            <span className="person">
              {sizeBytes !== null && bytes(sizeBytes)}
              <small>
                {/* Of the review pack the managers are counted. */}
                <Shown figure={count(rows, language)} /> {t(report === 'review' ? 'exports:managers-within' : 'exports:rows')}
              </small>
            </span>
          ),
      },
      { key: 'asked', title: t('exports:asked-at'), isLeftOutNarrow: true, cell: ({ requestedAt }) => <span className="muted">{instant(requestedAt, language, zone)}</span> },
      {
        key: 'kept',
        title: t('exports:kept-until'),
        isLeftOutNarrow: true,
        cell: ({ state, expiresAt }) => state === 'done' && expiresAt !== null && <span className="muted">{day(todayIn(zone, new Date(expiresAt)), language)}</span>,
      },
      { key: 'actions', title: t('exports:actions'), cell: (entry) => <Actions entry={entry} /> },
    ];
  }, [t, language]);
}

const TONES = { waiting: '', running: 'tag-warn', done: 'tag-good', failed: 'tag-bad', expired: '' } as const;

/** How an export stands; why it failed and what to do where it did. */
function State({ entry }: { readonly entry: ExportAnswer }) {
  const { t, language } = useTexts();
  const { state, problem } = entry;
  if (!isSettled(entry)) return <ExportProgress entry={entry} />;
  return (
    <div className="export-state">
      <span className={`tag ${TONES[state]}`}>{t(`exports:state-${state}`)}</span>
      {state === 'failed' && problem !== null && <p className="export-problem">{problem[language]}</p>}
    </div>
  );
}

function Actions({ entry }: { readonly entry: ExportAnswer }) {
  const { t } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const asking = useNewExport();
  const removal = useExportRemoval();
  const { exportId, report, state } = entry;
  const name = t(`exports:report-${report}`);
  const remove = async () => {
    const isAgreed = state !== 'done' || (await agreed({ title: t('exports:remove-question', { report: name }), content: t('exports:remove-means'), agree: t('exports:remove'), isDangerous: true }));
    if (isAgreed) removal.mutate(exportId, { onSuccess: () => tell.done(t('exports:removed')), onError: tell.failed });
  };
  return (
    <div className="export-actions">
      {state === 'done' && (
        <Button size="small" icon={<DownloadOutlined aria-hidden />} href={exportFilePath(exportId)} download aria-label={t('exports:download-of', { report: name })}>
          {t('exports:download')}
        </Button>
      )}
      {isSettled(entry) && (
        <Button
          size="small"
          type={state === 'done' ? 'text' : 'default'}
          icon={<RedoOutlined aria-hidden />}
          loading={asking.isPending}
          onClick={() => asking.mutate(askAgain(entry), { onError: tell.failed })}
          aria-label={t('exports:again-of', { report: name })}
          title={t('exports:ask-again')}
        />
      )}
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} onClick={() => void remove()} aria-label={t('exports:remove-of', { report: name })} title={t('exports:remove')} />
    </div>
  );
}
