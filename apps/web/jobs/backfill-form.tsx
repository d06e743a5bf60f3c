import { Checkbox, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import type { BackfillRequest } from '../api/jobs.js';
import { useBackfill, useJobGrid } from '../api/jobs.js';
import { periodName } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

type BackfillState = NonNullable<BackfillRequest['only']>[number];

const STATES = ['missing', 'failed', 'stale', 'due', 'done'] as const satisfies readonly BackfillState[];
const AT_FIRST: readonly BackfillState[] = ['missing', 'failed', 'stale'];

/** Has the scorecards of a range of quarters computed: those that are missing, failed or stale, or all. */
export function BackfillForm({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const backfill = useBackfill();
  const { rows = [], more, hasMore } = useJobGrid();
  const id = useId();
  const [newest] = rows;
  const [chosen, setChosen] = useState<{ readonly from: string | null; readonly to: string | null }>({ from: null, to: null });
  const [only, setOnly] = useState<readonly BackfillState[]>(AT_FIRST);
  const { from, to } = { from: chosen.from ?? newest?.quarter, to: chosen.to ?? newest?.quarter };
  const options = rows.map(({ quarter }) => ({ value: quarter, label: periodName(quarter, language) }));
  const start = () => {
    if (from === undefined || to === undefined) return;
    const done = ({ windows }: { readonly windows: number }) => {
      tell.done(windows === 0 ? t('jobs:backfill-nothing') : t('jobs:backfill-begun', { number: windows }));
      onClose();
    };
    backfill.mutate({ from, to, only: [...only] as BackfillState[] }, { onSuccess: done });
  };
  return (
    <Modal
      open={isOpen}
      title={t('jobs:backfill')}
      okText={t('jobs:backfill-start')}
      cancelText={t('users:cancel')}
      okButtonProps={{ loading: backfill.isPending, disabled: only.length === 0 || from === undefined }}
      onOk={start}
      onCancel={onClose}
      closable={{ 'aria-label': t('shell:close') }}
      destroyOnHidden
    >
      <p className="muted">{t('jobs:backfill-lead')}</p>
      <div className="jobs-range">
        <div className="field">
          <label htmlFor={`${id}-from`}>{t('jobs:from')}</label>
          <Select id={`${id}-from`} value={from ?? null} options={options} onChange={(value) => setChosen({ ...chosen, from: value })} {...(hasMore && { onPopupScroll: more.ask })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-to`}>{t('jobs:to')}</label>
          <Select id={`${id}-to`} value={to ?? null} options={options} onChange={(value) => setChosen({ ...chosen, to: value })} {...(hasMore && { onPopupScroll: more.ask })} />
        </div>
      </div>
      <fieldset className="field-group">
        <legend>{t('jobs:backfill-only')}</legend>
        <Checkbox.Group value={[...only]} onChange={setOnly} options={STATES.map((state) => ({ value: state, label: t(`jobs:state-${state}`) }))} />
      </fieldset>
      <Refusal error={backfill.error} />
    </Modal>
  );
}
