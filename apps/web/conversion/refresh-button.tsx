import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWorkListRefresh } from '../api/work-list.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

/** Brings the list up to what the ranking of the period says, and tells what that changed. */
export function RefreshButton({ managerId, period }: { readonly managerId: string; readonly period: string }) {
  const { t } = useTexts();
  const { done, failed } = useTell();
  const refresh = useWorkListRefresh();
  const ask = () =>
    refresh.mutate(
      { managerId, period },
      {
        onSuccess: ({ opened, recovered, lowAgain }) => done(opened + recovered + lowAgain === 0 ? t('workList:refreshed-nothing') : t('workList:refreshed', { opened, recovered, lowAgain })),
        onError: failed,
      },
    );
  return (
    <Button icon={<SyncOutlined aria-hidden />} loading={refresh.isPending} onClick={ask}>
      {t('workList:refresh')}
    </Button>
  );
}
