import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ChannelAnswer } from '../api/notice-channels.js';
import { useChannels } from '../api/notice-channels.js';
import { CardSkeleton, Failure, State } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { ChannelDrawer } from './channel-drawer.js';
import { ChannelState } from './channel-state.js';
import { KIND_SIGNS } from './kind-signs.js';
import { NewChannel } from './new-channel.js';
import { OwnerName } from './owner-name.js';
import { useNoticesView } from './use-notices-view.js';

const ADDING = 'new';

/** The places that messages go to. Which one is opened stands in the address as `channel`. */
export function ChannelsPage() {
  const { asked, ofEverybody, choose } = useNoticesView();
  const opened = asked('channel');
  const add = () => choose({ channel: ADDING });
  return (
    <>
      <Channels ofEverybody={ofEverybody} onAdd={add} />
      {opened === ADDING && <NewChannel />}
      <ChannelDrawer channelId={opened === ADDING ? null : opened} onClose={() => choose({ channel: null })} />
    </>
  );
}

function Channels({ ofEverybody, onAdd }: { readonly ofEverybody: boolean; readonly onAdd: () => void }) {
  const { t } = useTexts();
  const { rows, more, hasMore, error, retry, isStale } = useChannels(ofEverybody);
  const columns = useColumns(ofEverybody);
  const button = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
      {t('notices:add-channel')}
    </Button>
  );
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined) return <CardSkeleton rows={5} />;
  if (rows.length === 0) {
    return (
      <State sign={KIND_SIGNS.wecom} title={t('notices:no-channels')} lead={t('notices:no-channels-lead')}>
        {button}
      </State>
    );
  }
  return (
    <>
      <div className="view-head">
        <p className="muted">{t('notices:addresses-are-sealed')}</p>
        {button}
      </div>
      <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
        <DataTable label={t('notices:view-channels')} columns={columns} rows={rows} keyOf={({ channelId }) => channelId} more={more} {...(!hasMore && { total: rows.length })} />
      </div>
    </>
  );
}

function useColumns(ofEverybody: boolean): readonly Column<ChannelAnswer>[] {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const asked = query.toString();
  return useMemo(() => {
    const pathOf = (channelId: string) => {
      const to = new URLSearchParams(asked);
      to.set('channel', channelId);
      return `?${to.toString()}`;
    };
    const columns: Column<ChannelAnswer>[] = [
      {
        key: 'name',
        title: t('notices:channel'),
        isHeading: true,
        cell: ({ channelId, name, kind }) => (
          <span className="person">
            <Link to={pathOf(channelId)}>{name}</Link>
            <small>
              <span className="kind-sign" aria-hidden>
                {KIND_SIGNS[kind]}
              </span>{' '}
              {t(`notices:kind-${kind}`)}
            </small>
          </span>
        ),
      },
      { key: 'state', title: t('notices:state'), cell: ({ paused }) => <ChannelState isPaused={paused !== null} /> },
      { key: 'hint', title: t('notices:address'), isLeftOutNarrow: true, cell: ({ hint }) => <code className="muted">{hint}</code> },
      { key: 'language', title: t('notices:language'), isLeftOutNarrow: true, cell: ({ language }) => (language === 'zh' ? '中文' : 'English') },
    ];
    if (!ofEverybody) return columns;
    return [...columns, { key: 'owner', title: t('notices:owner'), isLeftOutNarrow: true, cell: ({ ownerId }) => <OwnerName userId={ownerId} /> }];
  }, [t, asked, ofEverybody]);
}
