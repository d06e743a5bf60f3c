import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ChannelAnswer } from '../api/notice-channels.js';
import { useChannelRemoval } from '../api/notice-channels.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { useNoticesView } from './use-notices-view.js';

/** Removes a channel: one's own, or that of somebody else where one may. */
export function ChannelActions({ channel: { channelId, name }, isOwn, onRemoved }: { readonly channel: ChannelAnswer; readonly isOwn: boolean; readonly onRemoved: () => void }) {
  const { t } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const { mayChangeOthers } = useNoticesView();
  const removal = useChannelRemoval();
  if (!isOwn && !mayChangeOthers) return null;
  const remove = async () => {
    if (!(await agreed({ title: t('notices:remove-question', { name }), content: t('notices:remove-channel-means'), agree: t('notices:remove'), isDangerous: true }))) return;
    const done = () => {
      tell.done(t('notices:removed'));
      onRemoved();
    };
    removal.mutate(channelId, { onSuccess: done, onError: tell.failed });
  };
  return (
    <div className="notice-danger">
      <Button danger icon={<DeleteOutlined aria-hidden />} loading={removal.isPending} onClick={() => void remove()}>
        {t('notices:remove-channel')}
      </Button>
    </div>
  );
}
