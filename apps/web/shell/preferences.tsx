import { BulbOutlined, LogoutOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { SignedIn } from '../api/session.js';
import { useAccountLanguage, useSignOut } from '../api/session.js';
import { showLanguage, useTexts } from '../text/use-texts.js';
import { THEME_CHOICES, useTheme } from './theme.js';

const SIGNS = { light: <SunOutlined aria-hidden />, dark: <MoonOutlined aria-hidden />, system: <BulbOutlined aria-hidden /> } as const;

/** Switches between Chinese and English. Where somebody is signed in, the account keeps it too. */
export function LanguageSwitch({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const { language } = useTexts();
  const account = useAccountLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const change = () => {
    void showLanguage(other);
    if (isSignedIn) account.mutate(other);
  };
  return (
    <Button type="text" onClick={change} lang={other === 'zh' ? 'zh-CN' : 'en'}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}

/** Goes from light to dark to what the system says. */
export function ThemeSwitch() {
  const { t } = useTexts();
  const { choice, choose } = useTheme();
  const next = THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length] ?? 'system';
  const label = `${t('shell:theme')}: ${t(`shell:theme-${choice}`)}`;
  return <Button type="text" icon={SIGNS[choice]} onClick={() => choose(next)} aria-label={label} title={label} />;
}

/** Who is signed in, and the way out. */
export function AccountTools({ session }: { readonly session: SignedIn }) {
  const { t } = useTexts();
  const signOut = useSignOut();
  const [grant] = session.grants;
  return (
    <>
      <Link className="account-name" to="/account" title={session.name}>
        {session.displayName}
        {grant !== undefined && <span className="muted"> · {t(`shell:role-${grant.role}`)}</span>}
      </Link>
      <Button type="text" icon={<LogoutOutlined aria-hidden />} loading={signOut.isPending} onClick={() => signOut.mutate()} aria-label={t('shell:sign-out')} title={t('shell:sign-out')} />
    </>
  );
}
