import { Button, Input, Radio } from 'antd';
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { Schemas } from '../api/client.js';
import type { WorkItemDetail } from '../api/work-list.js';
import { ACTION_KINDS, isConflict, useWorkItemChange } from '../api/work-list.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { BackForm } from './back-form.js';

type Action = NonNullable<WorkItemDetail['actionKind']>;

/** What comes after each state. */
const NEXT = { 'to-contact': 'contacted', contacted: 'action-agreed', 'action-agreed': 'done', done: null } as const;

const LONGEST_NOTE = 500;
const LONGEST_NAME = 100;

/** The next step of an item, with a note; and the way back. What was typed stays where the change is refused. */
export function WorkForm({ item, onDone }: { readonly item: WorkItemDetail; readonly onDone: () => void }) {
  const { t } = useTexts();
  const id = useId();
  const { done } = useTell();
  const change = useWorkItemChange();
  // Null: as it is stored.
  const [note, setNote] = useState<string | null>(null);
  const [assignedTo, setAssignedTo] = useState<string | null>(null);
  const [action, setAction] = useState<Action | null>(null);
  const [isAsked, setAsked] = useState(false);
  const next = NEXT[item.state];
  const needsAction = next === 'action-agreed';
  const noted = {
    ...(note !== null && note.trim() !== (item.note ?? '') && { note: note.trim() || null }),
    ...(assignedTo !== null && assignedTo.trim() !== (item.assignedTo ?? '') && { assignedTo: assignedTo.trim() || null }),
  };
  const save = (body: Schemas['WorkItemRequest']) =>
    change.mutate(
      { item, body },
      {
        onSuccess: ({ state }) => {
          setNote(null);
          setAssignedTo(null);
          setAction(null);
          setAsked(false);
          done(state === item.state ? t('workList:saved') : t('workList:moved', { state: t(`workList:state-${state}`) }));
          onDone();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (next === null) return;
    if (needsAction && action === null) setAsked(true);
    else save({ state: next, ...(action !== null && { actionKind: action }), ...noted });
  };
  return (
    <div className="work-form">
      <form onSubmit={submit} noValidate>
        {needsAction && (
          <fieldset className="field-group work-actions">
            <legend>{t('workList:which-action')}</legend>
            <Radio.Group value={action} onChange={(event) => setAction(event.target.value as Action)} options={ACTION_KINDS.map((kind) => ({ value: kind, label: t(`workList:action-${kind}`) }))} />
            {isAsked && action === null && (
              <p className="field-problem" role="alert">
                {t('workList:action-needed')}
              </p>
            )}
          </fieldset>
        )}
        <div className="field">
          <label htmlFor={`${id}-note`}>{t('workList:note')}</label>
          <Input.TextArea id={`${id}-note`} rows={2} maxLength={LONGEST_NOTE} value={note ?? item.note ?? ''} placeholder={t(`workList:note-${item.state}`)} onChange={(event) => setNote(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-who`}>{t('workList:assigned-to')}</label>
          <Input id={`${id}-who`} maxLength={LONGEST_NAME} value={assignedTo ?? item.assignedTo ?? ''} onChange={(event) => setAssignedTo(event.target.value)} />
        </div>
        <Refusal error={change.error} />
        {isConflict(change.error) && <p className="work-conflict">{t('workList:conflict')}</p>}
        <div className="work-buttons">
          {next !== null && (
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t(`workList:to-${next}`)}
            </Button>
          )}
          <Button disabled={Object.keys(noted).length === 0} loading={change.isPending && next === null} onClick={() => save(noted)}>
            {t('workList:save-note')}
          </Button>
        </div>
      </form>
      {item.state !== 'to-contact' && <BackForm item={item} isPending={change.isPending} onBack={save} />}
    </div>
  );
}
