import { NavLink, Outlet, useParams } from 'react-router';
import { useMerchant } from '../api/directory.js';
import type { SignedIn } from '../api/session.js';
import { useSession } from '../api/session.js';
import { Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';

/** The views of one merchant: the last part of the address, and what the reader has to be allowed. */
const VIEWS: readonly { readonly view: 'agents'; readonly permission: SignedIn['permissions'][number] }[] = [{ view: 'agents', permission: 'agents.read' }];

/** What all views of one merchant have in common: which shop it is, and the way to the others. */
export function MerchantLayout() {
  const { t } = useTexts();
  const { merchantId = '' } = useParams();
  const { data: session } = useSession();
  const { data: merchant, error, refetch } = useMerchant(merchantId);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="head">
        <div>
          <h1>{merchant?.name ?? merchantId}</h1>
          <p className="muted">
            {merchantId}
            {merchant?.category !== undefined && merchant.category !== null && ` · ${merchant.category}`}
            {merchant?.ka === true && <span className="tag"> {t('merchants:ka')}</span>}
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
