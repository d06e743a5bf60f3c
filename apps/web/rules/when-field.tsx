import { Radio } from 'antd';
import { useId } from 'react';
import { useTexts } from '../text/use-texts.js';
import type { StartDay } from './start-day.js';

const KINDS = ['quarter', 'day', 'restate'] as const;

/** From which day the new rules are to count, and what that means. */
export function WhenField({ value, onChange }: { readonly value: StartDay; readonly onChange: (value: StartDay) => void }) {
  const { t } = useTexts();
  const id = useId();
  const isMissing = value.kind === 'day' && value.day === '';
  return (
    <fieldset className="field-group ruleset-start">
      <legend>{t('rules:when-question')}</legend>
      <Radio.Group className="ruleset-when" value={value.kind} onChange={(event) => onChange({ ...value, kind: event.target.value as StartDay['kind'] })}>
        {KINDS.map((kind) => (
          <Radio key={kind} value={kind}>
            {t(`rules:when-${kind}`)}
          </Radio>
        ))}
      </Radio.Group>
      {value.kind === 'day' && (
        <label className="filter-day ruleset-day" htmlFor={id}>
          {t('rules:day')}
          <input id={id} type="date" value={value.day} aria-invalid={isMissing} onChange={(event) => onChange({ ...value, day: event.target.value })} />
        </label>
      )}
      <p className="muted field-hint">{isMissing ? t('rules:day-needed') : t(`rules:when-${value.kind}-means`)}</p>
    </fieldset>
  );
}
