import { Link, NavLink, Navigate, Outlet, useParams } from 'react-router';
import { useMerchant } from '../api/directory.js';
import type { SignedIn } from '../api/session.js';
import { useSession } from '../api/session.js';
import { scorecardPath } from '../shell/navigation.js';
import { Failure, NoPermission } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { KaTag } from './ka-tag.js';

/** The views of one merchant: the last part of the address, and what the reader has to be allowed. */
const VIEWS: readonly { readonly view: 'overview' | 'agents' | 'rules'; readonly permission: SignedIn['permissions'][number] }[] = [
  { view: 'overview', permission: 'scorecards.read' },
  { view: 'agents', permission: 'agents.read' },
  { view: 'rules', permission: 'shop-rules.read' },
];

/** The first view of a merchant that the reader may see. */
export function MerchantStart() {
  const { data: session } = useSession();
  const first = VIEWS.find(({ permission }) => session?.permissions.includes(permission));
  return first === undefined ? <NoPermission /> : <Navigate to={first.view} replace />;
}

/** What all views of one merchant have in common: which shop it is, and the way to the others. */
export function MerchantLayout() {
  const { t } = useTexts();
  const { merchantId = '' } = useParams();
  const { data: session } = useSession();
  const { data: merchant, error, refetch } = useMerchant(merchantId);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  const manager = merchant?.manager ?? null;
  const seesScorecards = session?.permissions.includes('scorecards.read') === true;
  return (
    <>
      <div className="head">
        <div>
          {seesScorecards && (
            <p className="muted crumb no-print">
              <Link to="/merchants">{t('merchants:all-merchants')}</Link>
            </p>
          )}
          <h1>{merchant?.name ?? merchantId}</h1>
          <p className="muted merchant-facts">
            {merchantId}
            {merchant?.category !== undefined && merchant.category !== null && ` · ${merchant.category}`}
            {manager !== null && (
              <>
                {' · '}
                {seesScorecards ? <Link to={scorecardPath(manager.managerId)}>{manager.name ?? manager.managerId}</Link> : (manager.name ?? manager.managerId)}
              </>
            )}
            {merchant?.ka === true && <KaTag />}
          </p>
        </div>
      </div>
      <nav className="tabs no-print" aria-label={t('merchants:views')}>
        {VIEWS.filter(({ permission }) => session?.permissions.includes(permission)).map(({ view }) => (
          <NavLink key={view} to={view}>
            {t(`merchants:view-${view}`)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
