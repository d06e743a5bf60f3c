import { Input } from 'antd';
import { useId } from 'react';
import type { ChannelKind } from '../api/notice-channels.js';
import { useTexts } from '../text/use-texts.js';
import type { TypedAddress } from './channel-address.js';
import { takesSecret } from './channel-address.js';

interface FieldsProps {
  readonly kind: ChannelKind;
  readonly value: TypedAddress;
  readonly onChange: (value: TypedAddress) => void;
}

/** Where a channel leads, and how to come by that address. */
export function AddressFields({ kind, value, onChange }: FieldsProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <>
      <p className="channel-help">{t(`notices:help-${kind}`)}</p>
      <div className="field">
        <label htmlFor={`${id}-address`}>{kind === 'email' ? t('notices:mailboxes') : t('notices:address')}</label>
        {kind === 'email' ? (
          <Input.TextArea id={`${id}-address`} autoSize={{ minRows: 2, maxRows: 8 }} value={value.text} placeholder="name@example.cn" onChange={(event) => onChange({ ...value, text: event.target.value })} />
        ) : (
          <Input id={`${id}-address`} autoComplete="off" spellCheck={false} value={value.text} placeholder={EXAMPLES[kind]} onChange={(event) => onChange({ ...value, text: event.target.value })} />
        )}
      </div>
      {takesSecret(kind) && (
        <div className="field">
          <label htmlFor={`${id}-secret`}>{t('notices:secret')}</label>
          <Input.Password id={`${id}-secret`} autoComplete="new-password" value={value.secret} aria-describedby={`${id}-hint`} onChange={(event) => onChange({ ...value, secret: event.target.value })} />
          <p className="muted field-hint" id={`${id}-hint`}>
            {kind === 'webhook' ? t('notices:secret-made') : t('notices:secret-of-robot')}
          </p>
        </div>
      )}
    </>
  );
}

const EXAMPLES: Readonly<Record<Exclude<ChannelKind, 'email'>, string>> = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  webhook: 'https://…',
};
