import { Checkbox, InputNumber, Radio, Switch } from 'antd';
import { useId } from 'react';
import { useTexts } from '../text/use-texts.js';
import type { Choice, ChoiceName, Draft, NumberName, OptionName } from './options.js';
import { CHOICES, NUMBERS } from './options.js';
import { isChoice, isNumber, useOptionWords } from './use-option-words.js';

interface FieldProps {
  readonly name: OptionName;
  readonly draft: Draft;
  readonly standard: Draft;
  /** Whether the server refused what stands there. */
  readonly isRefused: boolean;
  /** Left out for who only reads. */
  readonly onChange?: (changed: Partial<Draft>) => void;
}

/** One option: what it is for, what it is set to, and what all other shops have where that is something else. */
export function OptionField({ name, draft, standard, isRefused, onChange }: FieldProps) {
  const { t } = useTexts();
  const words = useOptionWords();
  const id = useId();
  return (
    <div className="rule-option" role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-means`}>
      <div className="rule-option-head">
        <h3 id={`${id}-name`}>{t(`shopRules:option-${name}`)}</h3>
        {draft[name] !== standard[name] && <span className="tag">{t('shopRules:otherwise', { value: words(name, standard) })}</span>}
      </div>
      <p className="muted" id={`${id}-means`}>
        {t(`shopRules:means-${name}`)}
      </p>
      {onChange === undefined ? <p className="rule-option-value">{words(name, draft)}</p> : <Control id={id} name={name} draft={draft} isRefused={isRefused} onChange={onChange} />}
      {isRefused && isNumber(name) && (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {t('shopRules:refused-number', { least: NUMBERS[name].least, most: NUMBERS[name].most })}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends Required<Pick<FieldProps, 'name' | 'draft' | 'isRefused' | 'onChange'>> {
  readonly id: string;
}

function Control({ id, name, draft, isRefused, onChange }: ControlProps) {
  if (isChoice(name)) return <ChoiceControl id={id} name={name} value={draft[name]} onChange={onChange} />;
  if (isNumber(name)) return <NumberControl id={id} name={name} value={draft[name]} isRefused={isRefused} onChange={onChange} />;
  return <Switch aria-labelledby={`${id}-name`} checked={draft[name]} onChange={(isOn) => onChange({ [name]: isOn })} />;
}

function ChoiceControl({ id, name, value, onChange }: { readonly id: string; readonly name: ChoiceName; readonly value: string; readonly onChange: ControlProps['onChange'] }) {
  const { t } = useTexts();
  const choices: readonly Choice[] = CHOICES[name];
  return (
    <Radio.Group aria-labelledby={`${id}-name`} className="rule-option-choices" value={`${name}-${value}`} onChange={(event) => onChange({ [name]: String(event.target.value).slice(name.length + 1) })}>
      {choices.map((choice) => (
        <Radio key={choice} value={choice}>
          <strong>{t(`shopRules:choice-${choice}`)}</strong>
          <span className="muted">{t(`shopRules:chosen-${choice}`)}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}

interface NumberProps extends Pick<ControlProps, 'id' | 'isRefused' | 'onChange'> {
  readonly name: NumberName;
  readonly value: number | null;
}

/** What a limit begins with when one is set. */
const FIRST_LIMIT = 7;

function NumberControl({ id, name, value, isRefused, onChange }: NumberProps) {
  const { t } = useTexts();
  const field = (
    <InputNumber
      aria-labelledby={`${id}-name`}
      value={value}
      precision={0}
      suffix={t(`shopRules:unit-${NUMBERS[name].unit}`)}
      status={isRefused ? 'error' : ''}
      aria-invalid={isRefused}
      {...(isRefused && { 'aria-describedby': `${id}-problem` })}
      onChange={(typed) => onChange({ [name]: typed ?? 0 })}
    />
  );
  if (name !== 'lookBackDays') return field;
  return (
    <div className="rule-option-limit">
      <Checkbox checked={value === null} onChange={(event) => onChange({ lookBackDays: event.target.checked ? null : FIRST_LIMIT })}>
        {t('shopRules:no-limit')}
      </Checkbox>
      {value !== null && field}
    </div>
  );
}
