import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { Proposal } from '../api/allocations.js';
import { useOverrides } from '../api/allocations.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { changesOf } from './pending-changes.js';
import type { PendingBoard } from './use-pending.js';

const LEAST_REASON = 3;
const LONGEST_REASON = 500;

/** What is about to be changed, what it adds up to, and why: saved together for one reason. */
export function SaveBar({ proposal, pending }: { readonly proposal: Proposal; readonly pending: PendingBoard }) {
  const { t } = useTexts();
  const tell = useTell();
  const id = useId();
  const overrides = useOverrides(proposal);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { changes, sum } = pending;
  const over = sum - proposal.slots;
  const isShort = reason.trim().length < LEAST_REASON;
  const end = () => {
    setReason('');
    setAsked(false);
    pending.clear();
    overrides.reset();
  };
  const save = () => {
    setAsked(true);
    if (isShort || over > 0) return;
    const done = () => {
      end();
      tell.done(t('allocations:saved', { number: changes.length }));
    };
    overrides.mutate({ changes: changesOf(changes), reason: reason.trim() }, { onSuccess: done });
  };
  // A refusal stays in sight also where what was wanted is there already.
  if (changes.length === 0) return <Refusal error={overrides.error} />;
  return (
    <form
      className="card save-bar"
      aria-label={t('allocations:to-save', { number: changes.length })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p>
        <strong>{t('allocations:to-save', { number: changes.length })}</strong>{' '}
        <span className="muted">{changes.map(({ line, wanted }) => `${line.merchantName ?? line.merchantId} ${line.allotted} → ${wanted}`).join(t('allocations:and'))}</span>
      </p>
      <p className={over > 0 ? 'slot-over' : 'muted'} {...(over > 0 && { role: 'alert' })}>
        {over > 0 ? t('allocations:too-many', { sum, slots: proposal.slots, number: over }) : t('allocations:then-given', { given: sum, slots: proposal.slots })}
      </p>
      <div className="save-reason">
        <div className="field">
          <label htmlFor={id}>{t('allocations:reason')}</label>
          <Input
            id={id}
            value={reason}
            maxLength={LONGEST_REASON}
            placeholder={t('allocations:reason-example')}
            status={isAsked && isShort ? 'error' : ''}
            aria-invalid={isAsked && isShort}
            aria-describedby={`${id}-problem`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="field-problem" id={`${id}-problem`} role="alert">
            {isAsked && isShort ? t('allocations:reason-needed') : ''}
          </p>
        </div>
        <div className="head-tools">
          <Button type="primary" htmlType="submit" loading={overrides.isPending}>
            {t('allocations:save')}
          </Button>
          <Button onClick={end}>{t('allocations:discard')}</Button>
        </div>
      </div>
      <Refusal error={overrides.error} />
    </form>
  );
}
