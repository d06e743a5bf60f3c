import { Button, Input, Select } from 'antd';
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { Schemas } from '../api/client.js';
import type { WorkItemDetail, WorkState } from '../api/work-list.js';
import { WORK_STATES } from '../api/work-list.js';
import { useTexts } from '../text/use-texts.js';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

interface BackProps {
  readonly item: WorkItemDetail;
  readonly isPending: boolean;
  readonly onBack: (body: Schemas['WorkItemRequest']) => void;
}

/** Takes an item back to an earlier step, with a reason: for what was marked by mistake, or has to be agreed anew. */
export function BackForm({ item, isPending, onBack }: BackProps) {
  const { t } = useTexts();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<WorkState | null>(null);
  const [isAsked, setAsked] = useState(false);
  const earlier = WORK_STATES.slice(0, WORK_STATES.indexOf(item.state));
  const state = earlier.find((each) => each === chosen) ?? earlier.at(-1);
  const isShort = Array.from(reason.trim()).length < SHORTEST_REASON;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isShort || state === undefined) return;
    onBack({ state, note: reason.trim() });
    setOpen(false);
    setReason('');
    setAsked(false);
  };
  return (
    <>
      <button type="button" className="link work-back" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('workList:back')}
      </button>
      {isOpen && (
        <form className="back-form" onSubmit={submit} noValidate>
          <div className="field">
            <label htmlFor={`${id}-to`}>{t('workList:back-to')}</label>
            <Select id={`${id}-to`} aria-label={t('workList:back-to')} value={state ?? null} options={earlier.map((each) => ({ value: each, label: t(`workList:state-${each}`) }))} onChange={setChosen} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-why`}>{t('workList:back-reason')}</label>
            <Input.TextArea
              id={`${id}-why`}
              rows={2}
              maxLength={LONGEST_REASON}
              value={reason}
              status={isAsked && isShort ? 'error' : ''}
              aria-invalid={isAsked && isShort}
              {...(isAsked && isShort && { 'aria-describedby': `${id}-problem` })}
              onChange={(event) => setReason(event.target.value)}
            />
            {isAsked && isShort && (
              <p className="field-problem" id={`${id}-problem`}>
                {t('workList:back-reason-needed')}
              </p>
            )}
          </div>
          <Button htmlType="submit" loading={isPending}>
            {t('workList:take-back')}
          </Button>
        </form>
      )}
    </>
  );
}
