import { Suspense, lazy, useEffect, useRef } from 'react';
import { Link, NavLink, Navigate, Outlet, useLocation, useMatches } from 'react-router';
import { useFollowedExports } from '../api/exports.js';
import type { SignedIn } from '../api/session.js';
import { useSession } from '../api/session.js';
import { keptLanguage, showLanguage, useTexts } from '../text/use-texts.js';
import { navigationOf, signInPath } from './navigation.js';
import { AccountTools, LanguageSwitch, ThemeSwitch } from './preferences.js';
import { CardSkeleton, Failure, NoPermission } from './states.js';

/** Seen once in a life: it is not among what everybody loads. */
const NewPasswordPage = lazy(async () => ({ default: (await import('./new-password.js')).NewPasswordPage }));

/** Wanted by those alone who export something. */
const FollowedExports = lazy(async () => ({ default: (await import('../exports/followed-exports.js')).FollowedExports }));

/** What a route says in its `handle`: the permission without which nothing of it is asked for. */
export interface Needed {
  readonly permission: SignedIn['permissions'][number];
}

/** All pages of those who are signed in: who is not, signs in first; who has a first password, replaces it first. */
export function Layout() {
  const { data: session, error, refetch } = useSession();
  const { pathname, search } = useLocation();
  useAccountLanguageAtFirst(session);
  if (error !== null && session === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  if (session === undefined) return <CardSkeleton />;
  if (session === null) return <Navigate to={signInPath(`${pathname}${search}`)} replace />;
  if (session.mustChangePassword) {
    return (
      <Suspense fallback={<CardSkeleton />}>
        <NewPasswordPage />
      </Suspense>
    );
  }
  return <Frame session={session} />;
}

/** Where somebody starts: the first place of their navigation. */
export function Start() {
  const { data: session } = useSession();
  const first = session ? navigationOf(session)[0]?.entries[0] : undefined;
  return first === undefined ? <NoPermission /> : <Navigate to={first.path} replace />;
}

function Frame({ session }: { readonly session: SignedIn }) {
  const { t } = useTexts();
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const { followed } = useFollowedExports();
  const shown = useRef(pathname);
  const isAllowed = useMatches().every(({ handle }) => handle === undefined || session.permissions.includes((handle as Needed).permission));
  useEffect(() => {
    // A new page is read from its beginning, also by those who do not see it.
    if (shown.current !== pathname) content.current?.focus();
    shown.current = pathname;
  }, [pathname]);
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('shell:skip-to-content')}
      </a>
      <nav className="side" aria-label={t('shell:navigation')}>
        <Link className="brand" to="/">
          <img src="/icon.svg" alt="" />
          {t('shell:product')}
        </Link>
        {navigationOf(session).map(({ group, entries }) => (
          <div className="side-group" key={group}>
            {group !== 'own' && <p className="muted">{t(`shell:group-${group}`)}</p>}
            <ul>
              {entries.map(({ path, text, icon }) => (
                <li key={path}>
                  <NavLink to={path}>
                    {icon}
                    {t(`shell:to-${text}`)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <header className="top">
        <LanguageSwitch isSignedIn />
        <ThemeSwitch />
        <AccountTools session={session} />
      </header>
      <main className="content" id="content" ref={content} tabIndex={-1}>
        {isAllowed ? <Outlet /> : <NoPermission />}
      </main>
      {followed.length > 0 && (
        <Suspense fallback={null}>
          <FollowedExports />
        </Suspense>
      )}
    </div>
  );
}

/** The account's language, where nobody has chosen one in this browser. */
function useAccountLanguageAtFirst(session: SignedIn | null | undefined): void {
  const language = session?.language;
  useEffect(() => {
    if (language !== undefined && keptLanguage() === null) void showLanguage(language);
  }, [language]);
}
