import { FileTextOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { Suspense, lazy } from 'react';
import { useSearchParams } from 'react-router';
import type { ListedProfile } from '../api/import-profiles.js';
import { useImportProfiles } from '../api/import-profiles.js';
import type { FactKind, ImportAnswer } from '../api/imports.js';
import { useImportKinds, useImports } from '../api/imports.js';
import { useSession } from '../api/session.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { useImportColumns } from './import-columns.js';
import { ImportDrawer } from './import-drawer.js';
import './imports.css';
import { KindsDrawer } from './kinds-drawer.js';
import { NewImports } from './new-imports.js';
import { QualityCard } from './quality-card.js';
import { useStagedFiles } from './use-staged-files.js';

/** It is loaded when somebody opens it. */
const ProfilesDrawer = lazy(async () => ({ default: (await import('../import-profiles/profiles-drawer.js')).ProfilesDrawer }));

const NONE: readonly ListedProfile[] = [];

const STATES = ['waiting', 'running', 'done', 'rejected', 'failed'] as const satisfies readonly ImportAnswer['state'][];

/** Bringing facts in, and what was brought in. The import that is opened stands in the address. */
export function ImportsPage() {
  const { t } = useTexts();
  const { data: session } = useSession();
  const { data: kinds } = useImportKinds();
  const { data: profiles } = useImportProfiles();
  const staged = useStagedFiles(profiles ?? NONE);
  const [query, setQuery] = useSearchParams();
  const choose = (name: string, value: string | null) =>
    setQuery((asked) => {
      if (value === null || value === '') asked.delete(name);
      else asked.set(name, value);
      return asked;
    });
  const mayChange = session?.permissions.includes('imports.change') ?? false;
  return (
    <>
      <title>{`${t('imports:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('imports:title')}</h1>
          <p className="muted">{t('imports:lead')}</p>
        </div>
        <div className="head-tools">
          <Button icon={<FileTextOutlined aria-hidden />} onClick={() => choose('profiles', 'all')}>
            {t('imports:profiles')}
          </Button>
          <Button icon={<QuestionCircleOutlined aria-hidden />} onClick={() => choose('kinds', 'all')}>
            {t('imports:kinds')}
          </Button>
        </div>
      </div>
      {mayChange && (kinds === undefined || profiles === undefined ? <CardSkeleton rows={2} /> : <NewImports staged={staged} kinds={kinds} profiles={profiles} />)}
      <QualityCard />
      <ImportsList kinds={(kinds ?? []).flatMap(({ name }) => (name === 'orders' ? [name, 'order_outbounds' as const] : [name]))} profiles={profiles ?? NONE} onChoose={choose} />
      <ImportDrawer
        id={query.get('import')}
        profiles={profiles ?? NONE}
        mayChange={mayChange}
        onAgain={(files, again) => {
          choose('import', null);
          staged.add(files, again);
        }}
        onClose={() => choose('import', null)}
      />
      {query.has('profiles') && (
        <Suspense>
          <ProfilesDrawer opened={query.get('profiles')} mayChange={mayChange} onOpen={(name) => choose('profiles', name ?? 'all')} onClose={() => choose('profiles', null)} />
        </Suspense>
      )}
      <KindsDrawer kinds={query.has('kinds') ? (kinds ?? null) : null} onClose={() => choose('kinds', null)} />
    </>
  );
}

interface ListProps {
  readonly kinds: readonly FactKind[];
  readonly profiles: readonly ListedProfile[];
  readonly onChoose: (name: string, value: string | null) => void;
}

function ImportsList({ kinds, profiles, onChoose }: ListProps) {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const [state, kind] = [query.get('state') as ImportAnswer['state'] | null, query.get('kind') as FactKind | null];
  const { rows, more, hasMore, error, retry, isStale } = useImports({ state, kind });
  const columns = useImportColumns(profiles);
  const isNarrowed = state !== null || kind !== null;
  return (
    <section className="imports-list">
      <div className="view-head">
        <h2>{t('imports:list')}</h2>
        <div className="filters imports-filters">
          <Select
            aria-label={t('imports:state')}
            value={state ?? ''}
            options={[{ value: '', label: t('imports:all-states') }, ...STATES.map((each) => ({ value: each as string, label: t(`imports:state-${each}`) }))]}
            popupMatchSelectWidth={false}
            onChange={(value) => onChoose('state', value)}
          />
          <Select
            aria-label={t('imports:kind')}
            value={kind ?? ''}
            options={[{ value: '', label: t('imports:all-kinds') }, ...kinds.map((each) => ({ value: each as string, label: t(`imports:kind-${each}`) }))]}
            popupMatchSelectWidth={false}
            onChange={(value) => onChoose('kind', value)}
          />
        </div>
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={6} />
      ) : rows.length === 0 ? (
        <Empty title={isNarrowed ? t('imports:none-like-that') : t('imports:none')} lead={isNarrowed ? t('imports:none-like-that-lead') : t('imports:none-lead')} />
      ) : (
        <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
          <DataTable label={t('imports:list')} columns={columns} rows={rows} keyOf={({ id }) => id} more={more} {...(!hasMore && { total: rows.length })} />
        </div>
      )}
    </section>
  );
}
