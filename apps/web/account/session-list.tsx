import { Button } from 'antd';
import type { Schemas } from '../api/client.js';
import { businessZone, instant } from '../figures/times.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { browserName } from './browser-name.js';
import './account.css';

interface ListProps {
  readonly sessions: readonly Schemas['PageSessionAnswer'][];
  readonly onEnd: (sessionId: string) => Promise<unknown>;
}

/** Where somebody is signed in; all but this browser can be signed out from here. */
export function SessionList({ sessions, onEnd }: ListProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const zone = businessZone(document.documentElement);
  const end = async (sessionId: string) => {
    try {
      await onEnd(sessionId);
      tell.done(t('account:session-ended'));
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <ul className="entries">
      {sessions.map(({ sessionId, userAgent, address, seenAt, isThisOne }) => {
        const browser = browserName(userAgent) ?? t('account:unknown-browser');
        return (
          <li key={sessionId}>
            <div>
              <strong title={userAgent ?? ''}>{browser}</strong>
              {isThisOne && <span className="tag tag-good"> {t('account:this-browser')}</span>}
              <p className="muted">
                {address !== null && `${address} · `}
                {t('account:seen', { instant: instant(seenAt, language, zone) })}
              </p>
            </div>
            {!isThisOne && (
              <Button size="small" onClick={() => void end(sessionId)} aria-label={t('account:end-session-of', { browser })}>
                {t('account:end-session')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
