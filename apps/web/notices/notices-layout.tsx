import { Segmented } from 'antd';
import { NavLink, Outlet, useSearchParams } from 'react-router';
import { useSession } from '../api/session.js';
import { useTexts } from '../text/use-texts.js';
import './notices.css';

/** The views of notices, in the order of their tabs: the last part of the address, and the end of its text. */
const VIEWS = ['channels', 'subscriptions', 'messages'] as const;

/** What the views of notices have in common: what they are for, and whose are shown, as `everybody` in the address. */
export function NoticesLayout() {
  const { t } = useTexts();
  const { data: session } = useSession();
  const [query, setQuery] = useSearchParams();
  const seesAll = session?.permissions.includes('notices.read') === true;
  const ofEverybody = query.get('everybody') === 'true';
  return (
    <>
      <title>{`${t('notices:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('notices:title')}</h1>
          <p className="muted">{t('notices:lead')}</p>
        </div>
        {seesAll && (
          <div className="head-tools">
            <Segmented
              aria-label={t('notices:whose')}
              value={ofEverybody ? 'everybody' : 'own'}
              options={[
                { value: 'own', label: t('notices:own') },
                { value: 'everybody', label: t('notices:everybody') },
              ]}
              onChange={(value) => setQuery(value === 'everybody' ? { everybody: 'true' } : {})}
            />
          </div>
        )}
      </div>
      <nav className="tabs" aria-label={t('notices:views')}>
        {VIEWS.map((view) => (
          <NavLink key={view} to={`${view}${ofEverybody ? '?everybody=true' : ''}`}>
            {t(`notices:view-${view}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
