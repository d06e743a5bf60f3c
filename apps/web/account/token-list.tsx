import { Button } from 'antd';
import type { Schemas } from '../api/client.js';
import { businessZone, instant } from '../figures/times.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import './account.css';

interface ListProps {
  readonly tokens: readonly Schemas['TokenAnswer'][];
  /** Revokes a token; left out for those who only look. */
  readonly onRevoke?: (tokenId: string) => Promise<unknown>;
}

/** Personal tokens: what each is for, what it may do, when it ends and when it was last used. */
export function TokenList({ tokens, onRevoke }: ListProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const zone = businessZone(document.documentElement);
  if (tokens.length === 0) return <p className="muted">{t('account:no-tokens')}</p>;
  const revoke = async (tokenId: string, name: string) => {
    if (!(await agreed({ title: t('account:revoke-question', { name }), content: t('account:revoke-means'), agree: t('account:revoke'), isDangerous: true }))) return;
    try {
      await onRevoke?.(tokenId);
      tell.done(t('account:revoked'));
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <ul className="entries">
      {tokens.map(({ tokenId, name, permissions, expiresAt, usedAt }) => (
        <li key={tokenId}>
          <div>
            <strong>{name}</strong>
            <p className="muted">
              {permissions === null ? t('account:all-permissions') : t('account:permissions-count', { number: permissions.length })} · {t('account:ends', { instant: instant(expiresAt, language, zone) })} ·{' '}
              {usedAt === null ? t('account:never-used') : t('account:used', { instant: instant(usedAt, language, zone) })}
            </p>
            {permissions !== null && <p className="muted credential-detail">{permissions.join(' · ')}</p>}
          </div>
          {onRevoke !== undefined && (
            <Button size="small" onClick={() => void revoke(tokenId, name)} aria-label={t('account:revoke-named', { name })}>
              {t('account:revoke')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
