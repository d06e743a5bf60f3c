import { Button, Divider } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useSession, useSignIn, useSignInWays } from '../api/session.js';
import { useTexts } from '../text/use-texts.js';
import { CredentialField } from './credential-field.js';
import { LanguageSwitch, ThemeSwitch } from './preferences.js';
import { Refusal } from './refusal.js';
import './sign-in.css';

/** Signing in with name and password, or by the provider of the company. */
export function SignInPage() {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const { data: session } = useSession();
  const signIn = useSignIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const to = ownPath(query.get('to'));
  if (session) return <Navigate to={to} replace />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name !== '' && password !== '') signIn.mutate({ name, password });
  };
  const needed = (value: string) => (isAsked && value === '' ? t('signingIn:needed') : null);
  return (
    <Entrance title={t('signingIn:title')} lead={t('signingIn:lead')}>
      <form onSubmit={submit} noValidate>
        <CredentialField label={t('signingIn:name')} kind="name" value={name} onChange={setName} problem={needed(name)} />
        <CredentialField label={t('signingIn:password')} kind="current-password" value={password} onChange={setPassword} problem={needed(password)} />
        <Refusal error={signIn.error} />
        <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
          {t('signingIn:sign-in')}
        </Button>
      </form>
      <ProviderWay to={to} />
    </Entrance>
  );
}

/** The frame of the pages before the first one. */
export function Entrance({ title, lead, children }: { readonly title: string; readonly lead: string; readonly children: ReactNode }) {
  const { t } = useTexts();
  return (
    <div className="entrance">
      <title>{`${title} · opscore`}</title>
      <header className="top">
        <LanguageSwitch isSignedIn={false} />
        <ThemeSwitch />
      </header>
      <main className="entrance-card card">
        <div className="entrance-brand">
          <img src="/icon.svg" alt="" />
          <span>
            <strong>{t('shell:product')}</strong>
            <span className="muted">{t('shell:product-line')}</span>
          </span>
        </div>
        <h1>{title}</h1>
        <p className="muted">{lead}</p>
        {children}
      </main>
    </div>
  );
}

function ProviderWay({ to }: { readonly to: string }) {
  const { t } = useTexts();
  const { data: ways } = useSignInWays();
  if (!ways?.provider) return null;
  const { name, startPath } = ways.provider;
  return (
    <>
      <Divider plain>{t('signingIn:or')}</Divider>
      <Button size="large" block href={`${startPath}?${new URLSearchParams({ returnTo: to }).toString()}`}>
        {t('signingIn:by-provider', { provider: name })}
      </Button>
    </>
  );
}

/** A path of our own: nobody is sent on to elsewhere. */
function ownPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/';
}
