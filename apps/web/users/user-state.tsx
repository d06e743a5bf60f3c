import type { UserAnswer } from '../api/users.js';
import { useTexts } from '../text/use-texts.js';

/** Whether somebody can come in, and if not, why. */
export function UserState({ user: { active, lockedUntil, mustChangePassword } }: { readonly user: UserAnswer }) {
  const { t } = useTexts();
  if (!active) return <span className="tag">{t('users:state-disabled')}</span>;
  if (lockedUntil !== null) return <span className="tag tag-bad">{t('users:state-locked')}</span>;
  if (mustChangePassword) return <span className="tag tag-warn">{t('users:state-first-password')}</span>;
  return <span className="tag tag-good">{t('users:state-active')}</span>;
}
