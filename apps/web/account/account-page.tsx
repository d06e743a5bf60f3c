import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useOwnSessions, useOwnTokens, useSessionEnd, useTokenRevocation } from '../api/account.js';
import { useSession } from '../api/session.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { GrantTags } from '../users/grant-tags.js';
import '../users/users.css';
import { NameForm } from './name-form.js';
import { NewTokenForm } from './new-token-form.js';
import { PasswordForm } from './password-form.js';
import { SessionList } from './session-list.js';
import { TokenList } from './token-list.js';

/** The reader's own account: name, roles, password, where they are signed in, and tokens for programs. */
export function AccountPage() {
  const { t } = useTexts();
  const { data: session } = useSession();
  if (session === undefined || session === null) return <CardSkeleton />;
  return (
    <>
      <title>{`${t('account:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('account:title')}</h1>
          <p className="muted">{session.name}</p>
        </div>
        <nav className="head-tools account-ways" aria-label={t('account:ways')}>
          {session.permissions.includes('exports.make') && <Link to="/exports">{t('account:to-exports')}</Link>}
          {session.permissions.includes('notices.own') && <Link to="/notices">{t('account:to-notices')}</Link>}
        </nav>
      </div>
      <Section title={t('account:about')}>
        <NameForm key={session.displayName} displayName={session.displayName} />
        <p className="account-roles">
          <span className="muted">{t('users:roles')}</span> <GrantTags grants={session.grants} />
        </p>
      </Section>
      <Section title={t('account:password')}>
        <PasswordForm />
      </Section>
      <Section title={t('account:sessions')} lead={t('account:sessions-lead')}>
        <OwnSessions />
      </Section>
      <Section title={t('account:tokens')} lead={t('account:tokens-lead')}>
        <OwnTokens />
        <NewTokenForm permissions={session.permissions} />
      </Section>
    </>
  );
}

function Section({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {lead !== undefined && <p className="muted section-lead">{lead}</p>}
      {children}
    </section>
  );
}

function OwnSessions() {
  const { data, error, refetch } = useOwnSessions();
  const end = useSessionEnd();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return <SessionList sessions={data} onEnd={(sessionId) => end.mutateAsync(sessionId)} />;
}

function OwnTokens() {
  const { data, error, refetch } = useOwnTokens();
  const revocation = useTokenRevocation();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return <TokenList tokens={data} onRevoke={(tokenId) => revocation.mutateAsync(tokenId)} />;
}
