import { Checkbox, InputNumber } from 'antd';
import { useId } from 'react';
import type { EventName, NoticeEvent } from '../api/notice-subscriptions.js';
import { useTexts } from '../text/use-texts.js';
import { sentSetting, shownSetting } from './setting-value.js';

interface ChoicesProps {
  readonly events: readonly NoticeEvent[];
  readonly chosen: ReadonlyMap<EventName, string | null>;
  readonly onChoose: (event: NoticeEvent, isChosen: boolean) => void;
  readonly onSet: (event: EventName, value: string) => void;
}

/** What is to be told, each with when it is told and the line or gap that may be set. What the reader may not read is not offered. */
export function EventChoices({ events, chosen, onChoose, onSet }: ChoicesProps) {
  const { t } = useTexts();
  return (
    <fieldset className="field-group notice-group">
      <legend>{t('notices:events')}</legend>
      <ul className="event-choices">
        {events
          .filter(({ event, isAllowed }) => isAllowed || chosen.has(event))
          .map((each) => (
            <EventChoice key={each.event} event={each} value={chosen.get(each.event)} onChoose={(isChosen) => onChoose(each, isChosen)} onSet={(value) => onSet(each.event, value)} />
          ))}
      </ul>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly event: NoticeEvent;
  /** Undefined where it is not chosen. */
  readonly value: string | null | undefined;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onSet: (value: string) => void;
}

function EventChoice({ event: { title, when, setting }, value, onChoose, onSet }: ChoiceProps) {
  const { t, language } = useTexts();
  const id = useId();
  return (
    <li>
      <Checkbox checked={value !== undefined} onChange={({ target }) => onChoose(target.checked)} aria-describedby={`${id}-when`}>
        {title[language]}
      </Checkbox>
      <p className="muted" id={`${id}-when`}>
        {when[language]}
      </p>
      {setting !== null && value !== undefined && (
        <div className="event-setting">
          <label htmlFor={id}>{setting.title[language]}</label>
          <InputNumber<string>
            id={id}
            stringMode
            value={shownSetting(setting.unit, value ?? setting.fallback)}
            min={shownSetting(setting.unit, setting.least)}
            max={shownSetting(setting.unit, setting.most)}
            precision={setting.unit === 'ratio' ? 2 : setting.decimals}
            onChange={(next) => next !== null && onSet(sentSetting(setting.unit, next))}
          />
          <span>{t(`notices:unit-${setting.unit}`)}</span>
        </div>
      )}
    </li>
  );
}
