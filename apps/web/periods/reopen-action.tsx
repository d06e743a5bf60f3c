import type { GetRef } from 'antd';
import { Button, Input, Modal } from 'antd';
import { useId, useRef, useState } from 'react';
import { usePeriodReopening } from '../api/periods.js';
import { periodName } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import type { PeriodRow } from './period-rows.js';

const LEAST_REASON = 3;
const LONGEST_REASON = 500;

/** Opens a closed period again, once somebody has said why. */
export function ReopenAction({ row: { period, division } }: { readonly row: PeriodRow }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const id = useId();
  const reopening = usePeriodReopening();
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isShort = reason.trim().length < LEAST_REASON;
  const close = () => {
    setOpen(false);
    setAsked(false);
    reopening.reset();
  };
  const reopen = () => {
    setAsked(true);
    if (isShort) return;
    const done = () => {
      close();
      tell.done(t('periods:reopened'));
    };
    reopening.mutate({ period: period.period, division: division.division, reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <div className="period-actions">
      <Button danger onClick={() => setOpen(true)}>
        {t('periods:reopen')}
      </Button>
      <Modal
        open={isOpen}
        title={t('periods:reopen-question', { period: `${periodName(period.period, language)} · ${division.division}` })}
        okText={t('periods:reopen-now')}
        cancelText={t('periods:cancel')}
        okButtonProps={{ danger: true, loading: reopening.isPending }}
        onOk={reopen}
        onCancel={close}
        afterOpenChange={(isShown) => isShown && field.current?.focus()}
        closable={{ 'aria-label': t('shell:close') }}
        destroyOnHidden
      >
        <p className="muted reopen-means">{t('periods:reopen-means', { number: division.adjustments })}</p>
        <div className="field">
          <label htmlFor={id}>{t('periods:reason')}</label>
          <Input.TextArea
            id={id}
            ref={field}
            rows={3}
            maxLength={LONGEST_REASON}
            value={reason}
            placeholder={t('periods:reason-example')}
            status={isAsked && isShort ? 'error' : ''}
            aria-invalid={isAsked && isShort}
            aria-describedby={`${id}-problem`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="field-problem" id={`${id}-problem`}>
            {isAsked && isShort ? t('periods:reason-needed') : ''}
          </p>
        </div>
        <Refusal error={reopening.error} />
      </Modal>
    </div>
  );
}
