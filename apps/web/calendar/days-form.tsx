import { Alert, Button, Input, Modal, Skeleton } from 'antd';
import { useId, useState } from 'react';
import type { CalendarDay, DayChange } from '../api/calendar.js';
import { useCalendar, useCalendarChange } from '../api/calendar.js';
import { Problem } from '../api/problem.js';
import { periodName, shortDays } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { quarterOf } from '../targets/quarters.js';
import { useTexts } from '../text/use-texts.js';
import { ConcernedDays } from './concerned-days.js';
import type { AskedOfDays } from './named-days.js';
import { MOST_DAYS, askedChanges, daysFrom, inCommon, removals } from './named-days.js';

interface FormProps {
  readonly from: string;
  readonly to: string;
  readonly onRange: (from: string, to: string) => void;
  readonly onClose: () => void;
}

/** Names and weighs the days of a range, or takes them out of the calendar. */
export function DaysForm({ from, to, onRange, onClose }: FormProps) {
  const { t } = useTexts();
  const days = daysFrom(from, to);
  const [typed, setTyped] = useState<Partial<AskedOfDays>>({});
  const { data, error } = useCalendar({ first: from, last: days.length === 0 ? from : to });
  return (
    <Modal open title={t('calendar:form-title')} footer={null} onCancel={onClose} closable={{ 'aria-label': t('shell:close') }}>
      <RangeFields from={from} to={to} isOutside={days.length === 0} onRange={onRange} />
      <Refusal error={error} />
      {data === undefined ? error === null && <Skeleton active title={false} paragraph={{ rows: 3 }} /> : <EntryFields days={days} entries={data} typed={typed} onType={setTyped} onClose={onClose} />}
    </Modal>
  );
}

function RangeFields({ from, to, isOutside, onRange }: Omit<FormProps, 'onClose'> & { readonly isOutside: boolean }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className="range-fields">
      <label className="filter-day" htmlFor={`${id}-from`}>
        {t('calendar:from')} <input id={`${id}-from`} type="date" value={from} onChange={(event) => event.target.value !== '' && onRange(event.target.value, event.target.value > to ? event.target.value : to)} />
      </label>
      <label className="filter-day" htmlFor={`${id}-to`}>
        {t('calendar:to')}{' '}
        <input id={`${id}-to`} type="date" min={from} value={to} aria-invalid={isOutside} aria-describedby={`${id}-problem`} onChange={(event) => event.target.value !== '' && onRange(from, event.target.value)} />
      </label>
      <p className="field-problem" id={`${id}-problem`}>
        {isOutside ? t('calendar:range-wrong', { number: MOST_DAYS }) : ''}
      </p>
    </div>
  );
}

interface EntryProps {
  readonly days: readonly string[];
  readonly entries: readonly CalendarDay[];
  /** What was typed; what was not is what the days have in common. */
  readonly typed: Partial<AskedOfDays>;
  readonly onType: (typed: Partial<AskedOfDays>) => void;
  readonly onClose: () => void;
}

function EntryFields({ days, entries, typed, onType, onClose }: EntryProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const id = useId();
  const common = inCommon(days, entries);
  const asked: AskedOfDays = { weight: common.weight, label: common.label, ...typed };
  const [isTried, setTried] = useState(false);
  const [done, setDone] = useState<readonly string[]>([]);
  const change = useCalendarChange((day) => setDone((before) => [...before, day]));
  const changes = askedChanges(days, entries, asked);
  const isWeightMissing = changes.some(({ entry }) => entry?.weight === '');
  const taken = removals(days, entries);
  const problem = change.error instanceof Problem ? change.error.problems.find(({ place }) => place === 'weight') : undefined;
  const weightProblem = isTried && isWeightMissing ? t('calendar:weight-needed') : (problem?.message.replace(/^weight: /, '') ?? null);
  const quarters = [...new Set(days.map(quarterOfDay))].map((quarter) => periodName(quarter, language)).join(language === 'zh' ? '、' : ', ');
  const make = (made: readonly DayChange[]) => {
    setDone([]);
    const succeed = () => {
      tell.done(t('calendar:saved', { number: made.length }));
      onClose();
    };
    change.mutate(made, { onSuccess: succeed });
  };
  const remove = async () => {
    if (await agreed({ title: t('calendar:remove-question', { number: taken.length }), content: t('calendar:concerns', { quarters }), agree: t('calendar:remove', { number: taken.length }), isDangerous: true })) make(taken);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isWeightMissing && changes.length > 0) make(changes);
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-label`}>{t('calendar:label')}</label>
        <Input id={`${id}-label`} value={asked.label} maxLength={100} placeholder={t(common.hasOwnLabels ? 'calendar:own-labels' : 'calendar:label-example')} onChange={(event) => onType({ ...typed, label: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-weight`}>{t('calendar:weight')}</label>
        <Input
          id={`${id}-weight`}
          inputMode="decimal"
          autoComplete="off"
          value={asked.weight}
          placeholder={t(common.hasOwnWeights ? 'calendar:own-weights' : 'calendar:weight-example')}
          status={weightProblem === null ? '' : 'error'}
          aria-invalid={weightProblem !== null}
          aria-describedby={`${id}-below`}
          onChange={(event) => onType({ ...typed, weight: event.target.value })}
        />
        <p className={weightProblem === null ? 'muted field-hint' : 'field-problem'} id={`${id}-below`}>
          {weightProblem ?? t('calendar:weight-hint')}
        </p>
      </div>
      <ConcernedDays changes={isWeightMissing ? [] : changes} entries={entries} />
      {days.length > 0 && <Alert className="refusal" type="warning" showIcon title={t('calendar:concerns', { quarters })} />}
      {change.error !== null && problem === undefined && (
        <>
          {done.length > 0 && <p className="field-problem">{t('calendar:stopped', { number: done.length, day: shortDays(done.at(-1) ?? '', done.at(-1) ?? '', language) })}</p>}
          <Refusal error={change.error} />
        </>
      )}
      <div className="form-actions">
        {taken.length > 0 ? (
          <Button danger disabled={change.isPending} onClick={() => void remove()}>
            {t('calendar:remove', { number: taken.length })}
          </Button>
        ) : (
          <span />
        )}
        <span className="head-tools">
          <Button onClick={onClose}>{t('calendar:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={change.isPending} disabled={days.length === 0}>
            {t('calendar:save', { number: days.length })}
          </Button>
        </span>
      </div>
    </form>
  );
}

function quarterOfDay(day: string): string {
  return quarterOf(day.slice(0, 7));
}
