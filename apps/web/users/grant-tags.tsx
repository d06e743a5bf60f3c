import type { RoleGrant } from '../api/users.js';
import { useTexts } from '../text/use-texts.js';

/** The first so many roles of somebody are named, the others counted. */
const NAMED = 3;

/** Which roles somebody has, and whom each is given for. */
export function GrantTags({ grants }: { readonly grants: readonly RoleGrant[] }) {
  const { t } = useTexts();
  if (grants.length === 0) return <span className="muted">{t('users:no-roles')}</span>;
  return (
    <span className="grant-tags">
      {grants.slice(0, NAMED).map(({ role, scope }) => (
        <span className="tag" key={`${role} ${scope}`}>
          {t(`shell:role-${role}`)}
          {scope !== null && ` · ${scope}`}
        </span>
      ))}
      {grants.length > NAMED && <span className="tag">+{grants.length - NAMED}</span>}
    </span>
  );
}
