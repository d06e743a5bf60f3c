import { CompassOutlined, DisconnectOutlined, InboxOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Problem } from '../api/problem.js';
import { useTexts } from '../text/use-texts.js';

interface StateProps {
  readonly sign: ReactNode;
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}

/** A page that has nothing to show: why, and what to do next. */
export function State({ sign, title, lead, children }: StateProps) {
  return (
    <div className="state">
      <span className="state-sign" aria-hidden>
        {sign}
      </span>
      <h1>{title}</h1>
      <p className="muted">{lead}</p>
      {children}
    </div>
  );
}

/** There is no such page. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <State sign={<CompassOutlined />} title={t('states:not-found')} lead={t('states:not-found-lead')}>
      <Link to="/">{t('states:to-start')}</Link>
    </State>
  );
}

/** The roles of the reader do not show this. */
export function NoPermission({ detail = null }: { readonly detail?: string | null }) {
  const { t } = useTexts();
  return (
    <State sign={<LockOutlined />} title={t('states:no-permission')} lead={detail ?? t('states:no-permission-lead')}>
      <Link to="/">{t('states:to-start')}</Link>
    </State>
  );
}

/** There is nothing to show, which is no failure. */
export function Empty({ title, lead }: { readonly title: string; readonly lead: string }) {
  return <State sign={<InboxOutlined />} title={title} lead={lead} />;
}

/** What a refusal or failure shows instead of the page that was asked for. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTexts();
  const { status, detail } = error instanceof Problem ? error : new Problem(500, null, null);
  if (status === 403) return <NoPermission detail={detail} />;
  if (status === 404 || status === 422) return <Empty title={t('states:nothing-there')} lead={detail ?? t('states:nothing-there-lead')} />;
  return (
    <State sign={<DisconnectOutlined />} title={t('states:failed')} lead={status === 0 ? t('states:unreachable') : (detail ?? t('states:failed-lead'))}>
      <Button type="primary" onClick={onRetry}>
        {t('states:retry')}
      </Button>
    </State>
  );
}

/** The grey lines of a card that is being read. */
export function CardSkeleton({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useTexts();
  return (
    <div className="card" role="status" aria-label={t('states:loading')}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
