import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { Problem } from '../api/problem.js';
import type { QuarterTargets, TargetsOf } from '../api/targets.js';
import { useTargetChange, useTargetRenewal } from '../api/targets.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { ChangedList } from './changed-list.js';
import { changedRows } from './changed-rows.js';
import { keyOf } from './target-draft.js';
import type { Draft } from './use-draft.js';

const LONGEST_REASON = 500;

interface BarProps {
  readonly place: TargetsOf;
  readonly stored: QuarterTargets;
  readonly draft: Draft;
}

/** What is changed and not saved, always in sight: saved with a reason, or forgotten. Nothing where nothing is changed. */
export function SaveBar({ place, stored, draft }: BarProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const number = draft.changes.length + draft.unreadable.length;
  const isRefused = draft.error !== null || draft.unreadable.length > 0;
  const isSaidElsewhere = draft.unreadable.length > 0 || Object.keys(draft.refused).length > 0;
  const state = isSaidElsewhere ? 'refused' : isRefused ? 'failed' : draft.isAwaited ? 'awaited' : 'laid';
  return (
    <>
      {number > 0 && (
        <div className="save-bar" role="region" aria-label={t('targets:unsaved')}>
          <p>
            <strong>{t('targets:changes', { number })}</strong>{' '}
            <span className={isRefused ? 'field-problem' : 'muted'} aria-live="polite">
              {t(`targets:state-${state}`)}
            </span>
          </p>
          {state === 'failed' && <Refusal error={draft.error} />}
          <div className="head-tools">
            <Button onClick={draft.discard}>{t('targets:discard')}</Button>
            <Button type="primary" disabled={isRefused || draft.isAwaited} onClick={() => setOpen(true)}>
              {t('targets:save')}
            </Button>
          </div>
        </div>
      )}
      {/* It outlives the changes: what was saved is none any more. */}
      {isOpen && <SaveDialog place={place} stored={stored} draft={draft} onClose={() => setOpen(false)} />}
    </>
  );
}

function SaveDialog({ place, stored, draft, onClose }: BarProps & { readonly onClose: () => void }) {
  const { t } = useTexts();
  const tell = useTell();
  const id = useId();
  const [reason, setReason] = useState('');
  const change = useTargetChange(place);
  const renew = useTargetRenewal(place);
  const isOvertaken = change.error instanceof Problem && change.error.code === 'changed-meanwhile';
  const save = () => {
    const done = () => {
      onClose();
      draft.discard();
      tell.done(t('targets:saved'));
    };
    change.mutate({ version: stored.version, changes: draft.changes, reason: reason.trim() === '' ? null : reason.trim() }, { onSuccess: done });
  };
  const reload = async () => {
    await renew();
    onClose();
  };
  return (
    <Modal
      open
      title={t('targets:save-question')}
      okText={t('targets:save')}
      cancelText={t('targets:cancel')}
      okButtonProps={{ loading: change.isPending, disabled: isOvertaken }}
      onOk={save}
      onCancel={onClose}
      closable={{ 'aria-label': t('shell:close') }}
    >
      <ChangedList rows={rowsOf(stored, draft)} />
      <p className="muted save-means">{t('targets:save-means')}</p>
      <div className="field">
        <label htmlFor={id}>{t('targets:reason')}</label>
        <Input.TextArea id={id} rows={2} maxLength={LONGEST_REASON} value={reason} placeholder={t('targets:reason-example')} onChange={(event) => setReason(event.target.value)} />
      </div>
      {isOvertaken ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('targets:overtaken')}
          description={t('targets:overtaken-lead')}
          action={
            <Button size="small" onClick={() => void reload()}>
              {t('targets:reload')}
            </Button>
          }
        />
      ) : (
        <Refusal error={change.error} />
      )}
    </Modal>
  );
}

function rowsOf({ measures }: QuarterTargets, { changes }: Draft) {
  const stored = measures.flatMap((measure) => measure.rows);
  const before = stored.filter((row) => changes.some((edit) => keyOf(edit) === keyOf(row)));
  const after = changes.flatMap(({ value, ...place }) => (value === null ? [] : [{ ...place, value }]));
  return changedRows(before, after);
}
