import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

/** A password that is shown this once, and how to hand it on. */
export function OneTimePassword({ name, password }: { readonly name: string; readonly password: string }) {
  const { t } = useTexts();
  return (
    <div className="once">
      <p>{t('users:once-lead')}</p>
      <dl>
        <dt>{t('users:sign-in-name')}</dt>
        <dd>
          <code>{name}</code>
        </dd>
        <dt>{t('users:first-password')}</dt>
        <dd>
          <Secret value={password} />
        </dd>
      </dl>
    </div>
  );
}

/** A secret, with a button that copies it. */
export function Secret({ value }: { readonly value: string }) {
  const { t } = useTexts();
  const tell = useTell();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      tell.done(t('users:copied'));
    } catch {
      // Pages that come by plain http have no clipboard: the text can be marked.
      tell.failed(new Error(t('users:not-copied')));
    }
  };
  return (
    <span className="secret">
      <code>{value}</code>
      <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
        {t('users:copy')}
      </Button>
    </span>
  );
}
