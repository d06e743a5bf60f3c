import { BellOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSubscriptions } from '../api/notice-subscriptions.js';
import { CardSkeleton, Failure, State } from '../shell/states.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { SubscriptionForm } from './subscription-form.js';
import { useSubscriptionColumns } from './subscription-columns.js';
import { useNoticesView } from './use-notices-view.js';

const ADDING = 'new';

/** What people are told where. Which one is opened stands in the address as `subscription`, the channel of a new one as `at`. */
export function SubscriptionsPage() {
  const { t } = useTexts();
  const { asked, ofEverybody, choose } = useNoticesView();
  const { rows, more, hasMore, error, retry, isStale } = useSubscriptions(ofEverybody);
  const columns = useSubscriptionColumns(ofEverybody);
  const opened = asked('subscription');
  const button = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => choose({ subscription: ADDING })}>
      {t('notices:subscribe')}
    </Button>
  );
  return (
    <>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={5} />
      ) : rows.length === 0 ? (
        <State sign={<BellOutlined />} title={t('notices:no-subscriptions')} lead={t('notices:no-subscriptions-lead')}>
          {button}
        </State>
      ) : (
        <>
          <div className="view-head">
            <p className="muted">{t('notices:told-from-then')}</p>
            {button}
          </div>
          <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
            <DataTable label={t('notices:view-subscriptions')} columns={columns} rows={rows} keyOf={({ subscriptionId }) => subscriptionId} more={more} {...(!hasMore && { total: rows.length })} />
          </div>
        </>
      )}
      {opened !== null && <SubscriptionForm subscriptionId={opened === ADDING ? null : opened} channelId={asked('at')} onClose={() => choose({ subscription: null, at: null })} />}
    </>
  );
}
