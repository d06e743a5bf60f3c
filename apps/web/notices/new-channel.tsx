import { Alert, Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useNewChannel } from '../api/notice-channels.js';
import type { Language } from '../figures/figures.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { Secret } from '../users/one-time-password.js';
import { AddressFields } from './address-fields.js';
import { CHANNEL_KINDS, NOTHING_TYPED, addressOf } from './channel-address.js';
import { LanguageChoice } from './language-choice.js';
import { useNoticesView } from './use-notices-view.js';

/** Adds a channel. Its kind stands in the address as `kind`. Then the channel is opened, to be tried; a secret that was made is shown before, this once. */
export function NewChannel() {
  const { t, language: shown } = useTexts();
  const { asked, choose } = useNoticesView();
  const adding = useNewChannel();
  const id = useId();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [language, setLanguage] = useState<Language>(shown);
  const kind = CHANNEL_KINDS.find((each) => each === asked('kind')) ?? CHANNEL_KINDS[0];
  const made = adding.data;
  const open = (channelId: string | null) => choose({ channel: channelId, kind: null });
  const take = (next: string) => {
    setTyped(NOTHING_TYPED);
    choose({ kind: next });
  };
  const add = () => adding.mutate({ name: name.trim(), kind, language, ...addressOf(kind, typed) }, { onSuccess: ({ channel, secret }) => secret === null && open(channel.channelId) });
  return (
    <Modal
      open
      title={t('notices:add-channel')}
      onCancel={() => open(made?.channel.channelId ?? null)}
      closable={{ 'aria-label': t('shell:close') }}
      {...(made === undefined
        ? { okText: t('notices:add'), cancelText: t('users:cancel'), onOk: add, okButtonProps: { loading: adding.isPending, disabled: name.trim() === '' || typed.text.trim() === '' } }
        : { okText: t('users:done'), onOk: () => open(made.channel.channelId), cancelButtonProps: { style: { display: 'none' } } })}
    >
      {made?.secret ? (
        <Alert type="success" showIcon title={t('notices:secret-once')} description={<Secret value={made.secret} />} />
      ) : (
        <>
          <fieldset className="field-group notice-group">
            <legend>{t('notices:kind')}</legend>
            <Radio.Group className="channel-kinds" value={kind} onChange={({ target }) => take(String(target.value))} options={CHANNEL_KINDS.map((each) => ({ value: each, label: t(`notices:kind-${each}`) }))} />
          </fieldset>
          <AddressFields key={kind} kind={kind} value={typed} onChange={setTyped} />
          <div className="field">
            <label htmlFor={`${id}-name`}>{t('notices:name')}</label>
            <Input id={`${id}-name`} value={name} maxLength={100} placeholder={t('notices:name-example')} onChange={(event) => setName(event.target.value)} />
          </div>
          <LanguageChoice value={language} onChange={setLanguage} />
          <Refusal error={adding.error} />
        </>
      )}
    </Modal>
  );
}
