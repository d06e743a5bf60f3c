import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ChannelAnswer } from '../api/notice-channels.js';
import { useChannelChange } from '../api/notice-channels.js';
import type { Language } from '../figures/figures.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { AddressFields } from './address-fields.js';
import { NOTHING_TYPED, addressOf } from './channel-address.js';
import { LanguageChoice } from './language-choice.js';

/** Changes a channel's name, language and address. What address it has is never shown: another one is entered whole. */
export function ChannelChangeForm({ channel, onSecret }: { readonly channel: ChannelAnswer; readonly onSecret: (secret: string | null) => void }) {
  const { t } = useTexts();
  const tell = useTell();
  const change = useChannelChange(channel);
  const id = useId();
  const [name, setName] = useState(channel.name);
  const [language, setLanguage] = useState<Language>(channel.language);
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [isMoving, setMoving] = useState(false);
  const isChanged = name.trim() !== channel.name || language !== channel.language || (isMoving && typed.text.trim() !== '');
  const save = () => {
    const address = isMoving && typed.text.trim() !== '' ? addressOf(channel.kind, typed) : {};
    change.mutate(
      { name: name.trim(), language, ...address },
      {
        onSuccess: ({ secret }) => {
          tell.done(t('notices:saved'));
          onSecret(secret);
        },
      },
    );
  };
  return (
    <form
      className="channel-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('notices:name')}</label>
        <Input id={id} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </div>
      <LanguageChoice value={language} onChange={setLanguage} />
      {isMoving ? (
        <AddressFields kind={channel.kind} value={typed} onChange={setTyped} />
      ) : (
        <Button className="channel-move" type="link" onClick={() => setMoving(true)}>
          {t('notices:replace-address')}
        </Button>
      )}
      <Refusal error={change.error} />
      <Button type="primary" htmlType="submit" disabled={!isChanged || name.trim() === ''} loading={change.isPending}>
        {t('users:save')}
      </Button>
    </form>
  );
}
