import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../api/session.js';
import type { UserAnswer } from '../api/users.js';
import { useUsers } from '../api/users.js';
import { businessZone, instant } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { GrantTags } from './grant-tags.js';
import { NewUserForm } from './new-user-form.js';
import { UserDrawer } from './user-drawer.js';
import { UserState } from './user-state.js';
import './users.css';

const ADDING = 'new';

/** Who has an account, with which roles. Whose account is opened stands in the address. */
export function UsersPage() {
  const { t } = useTexts();
  const { data: session } = useSession();
  const [query, setQuery] = useSearchParams();
  const { rows, more, hasMore, error, retry } = useUsers();
  const columns = useColumns();
  const opened = query.get('user');
  const mayChange = session?.permissions.includes('users.change') ?? false;
  const open = (user: string | null) => setQuery(user === null ? {} : { user });
  return (
    <>
      <title>{`${t('users:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('users:title')}</h1>
          <p className="muted">{t('users:lead')}</p>
        </div>
        {mayChange && (
          <div className="head-tools">
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => open(ADDING)}>
              {t('users:add')}
            </Button>
          </div>
        )}
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={6} />
      ) : (
        <DataTable label={t('users:title')} columns={columns} rows={rows} keyOf={({ userId }) => userId} more={more} {...(!hasMore && { total: rows.length })} />
      )}
      <NewUserForm isOpen={opened === ADDING && mayChange} onClose={() => open(null)} />
      <UserDrawer userId={opened === ADDING ? null : opened} mayChange={mayChange} onClose={() => open(null)} />
    </>
  );
}

function useColumns(): readonly Column<UserAnswer>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('users:name'),
        isHeading: true,
        cell: ({ userId, name, displayName }) => (
          <span className="person">
            <Link to={`/users?${new URLSearchParams({ user: userId }).toString()}`}>{displayName}</Link>
            <small>{name}</small>
          </span>
        ),
      },
      { key: 'grants', title: t('users:roles'), cell: ({ grants }) => <GrantTags grants={grants} /> },
      { key: 'state', title: t('users:state'), cell: (user) => <UserState user={user} /> },
      { key: 'added', title: t('users:added-at'), isLeftOutNarrow: true, cell: ({ addedAt }) => <span className="muted">{instant(addedAt, language, businessZone(document.documentElement))}</span> },
    ],
    [t, language],
  );
}
