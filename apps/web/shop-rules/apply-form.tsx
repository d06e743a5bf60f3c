import { Modal } from 'antd';
import { useId, useState } from 'react';
import { Problem } from '../api/problem.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { ChangeList } from './change-list.js';
import type { Draft, OptionName } from './options.js';

interface FormProps {
  readonly isOpen: boolean;
  readonly names: readonly OptionName[];
  readonly before: Draft;
  readonly after: Draft;
  /** The day that is offered. */
  readonly firstDay: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onApply: (from: string) => void;
  readonly onClose: () => void;
}

/** Puts the draft in force from a day on: says once more what changes, and asks from when. */
export function ApplyForm({ isOpen, names, before, after, firstDay, error, isPending, onApply, onClose }: FormProps) {
  const { t } = useTexts();
  const id = useId();
  const [from, setFrom] = useState(firstDay);
  const isDayRefused = error instanceof Problem && (error.code === 'shop-rules-too-early' || error.problems.some(({ place }) => place === 'from'));
  return (
    <Modal
      open={isOpen}
      title={t('shopRules:apply')}
      okText={t('shopRules:apply-agree')}
      cancelText={t('users:cancel')}
      okButtonProps={{ htmlType: 'submit', form: id, loading: isPending }}
      onCancel={onClose}
      closable={{ 'aria-label': t('shell:close') }}
      destroyOnHidden
    >
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onApply(from);
        }}
      >
        <ChangeList names={names} before={before} after={after} />
        <div className="field apply-day">
          <label htmlFor={`${id}-from`}>{t('shopRules:from')}</label>
          <input id={`${id}-from`} type="date" value={from} aria-invalid={isDayRefused} aria-describedby={`${id}-below`} onChange={(event) => setFrom(event.target.value)} />
          <p className={isDayRefused ? 'field-problem' : 'muted field-hint'} id={`${id}-below`} {...(isDayRefused && { role: 'alert' })}>
            {isDayRefused ? error.detail : t('shopRules:from-hint')}
          </p>
        </div>
        {!isDayRefused && <Refusal error={error} />}
      </form>
    </Modal>
  );
}
