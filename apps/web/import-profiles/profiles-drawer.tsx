import { ArrowLeftOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { ListedProfile } from '../api/import-profiles.js';
import { useImportProfile, useImportProfiles, useProfileRemoval, useProfileSave } from '../api/import-profiles.js';
import { businessZone, instant } from '../figures/times.js';
import type { EditorPlace } from '../rules/code-editor.js';
import { Failure } from '../shell/states.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import './mapping.css';
import { ProfileProblems } from './profile-problems.js';
import { ProfileText } from './profile-text.js';
import { useCheckedProfile } from './use-checked-profile.js';

interface DrawerProps {
  /** The name of the one that is opened; `all` shows the list. */
  readonly opened: string | null;
  readonly mayChange: boolean;
  readonly onOpen: (name: string | null) => void;
  readonly onClose: () => void;
}

const ALL = 'all';

/** The import profiles: those of one's own, to change and remove, and those that are built in. */
export function ProfilesDrawer({ opened, mayChange, onOpen, onClose }: DrawerProps) {
  const { t } = useTexts();
  const { data: profiles, error, refetch } = useImportProfiles();
  const name = opened === ALL ? null : opened;
  return (
    <Drawer open onClose={onClose} size={760} title={t('importProfiles:profiles')} aria-label={t('importProfiles:profiles')} closable={{ 'aria-label': t('shell:close') }}>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : profiles === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      ) : name !== null ? (
        <OpenedProfile key={name} name={name} mayChange={mayChange} onBack={() => onOpen(null)} />
      ) : (
        <>
          <p>{t('importProfiles:lead')}</p>
          <h3 className="drawer-heading">{t('importProfiles:own')}</h3>
          <ProfileList profiles={profiles.filter(({ builtIn }) => !builtIn)} none={t('importProfiles:none')} onOpen={onOpen} />
          <h3 className="drawer-heading">{t('importProfiles:built-in')}</h3>
          <ProfileList profiles={profiles.filter(({ builtIn }) => builtIn)} none="" onOpen={onOpen} />
        </>
      )}
    </Drawer>
  );
}

function ProfileList({ profiles, none, onOpen }: { readonly profiles: readonly ListedProfile[]; readonly none: string; readonly onOpen: (name: string) => void }) {
  const { t, language } = useTexts();
  const zone = businessZone(document.documentElement);
  if (profiles.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="entries">
      {profiles.map(({ name, title, kinds, reconciles, changedAt, changedBy }) => (
        <li key={name}>
          <div>
            <button type="button" className="link" onClick={() => onOpen(name)}>
              {title[language]}
            </button>
            <p className="muted">
              {[...new Set(kinds)].map((kind) => t(`imports:kind-${kind}`)).join(language === 'zh' ? '、' : ', ')}
              {reconciles && kinds.length === 0 && t('importProfiles:reconciles')}
              {changedAt !== null && ` · ${instant(changedAt, language, zone)}${changedBy === null ? '' : ` · ${changedBy}`}`}
            </p>
          </div>
          <code className="muted">{name}</code>
        </li>
      ))}
    </ul>
  );
}

function OpenedProfile({ name, mayChange, onBack }: { readonly name: string; readonly mayChange: boolean; readonly onBack: () => void }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const { data: profile, error, refetch } = useImportProfile(name);
  const [typed, setTyped] = useState<string | null>(null);
  const [goal, setGoal] = useState<EditorPlace | null>(null);
  const isWritten = profile !== undefined && !profile.builtIn && mayChange;
  const { problems } = useCheckedProfile(isWritten ? (typed ?? profile.yaml) : null);
  const save = useProfileSave();
  const removal = useProfileRemoval();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (profile === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  const { title, about, builtIn, yaml } = profile;
  const remove = async () => {
    if (!(await agreed({ title: t('importProfiles:remove-question', { title: title[language] }), content: t('importProfiles:remove-means'), agree: t('importProfiles:remove'), isDangerous: true }))) return;
    removal.mutate(name, {
      onSuccess: () => {
        tell.done(t('importProfiles:removed'));
        onBack();
      },
      onError: tell.failed,
    });
  };
  const saveIt = () => save.mutate({ name, yaml: typed ?? yaml }, { onSuccess: () => tell.done(t('importProfiles:saved', { title: title[language] })) });
  return (
    <>
      <Button type="link" className="profile-back" icon={<ArrowLeftOutlined aria-hidden />} onClick={onBack}>
        {t('importProfiles:back')}
      </Button>
      <h3 className="profile-title">{title[language]}</h3>
      {about !== null && <p className="muted">{about[language]}</p>}
      {builtIn && mayChange && <p>{t('importProfiles:built-in-stays')}</p>}
      {!isWritten ? (
        <pre className="profile-source" tabIndex={0} role="region" aria-label={t('importProfiles:text')}>
          {yaml}
        </pre>
      ) : (
        <>
          <ProfileText text={typed ?? yaml} problems={problems} goal={goal} onChange={setTyped} onGo={({ line, column }) => setGoal({ line, column })} />
          {save.error !== null && <ProfileProblems error={save.error} />}
          <div className="staged-tools">
            <Button danger icon={<DeleteOutlined aria-hidden />} loading={removal.isPending} onClick={() => void remove()}>
              {t('importProfiles:remove')}
            </Button>
            <Button type="primary" disabled={typed === null || typed === yaml || problems.length > 0} loading={save.isPending} onClick={saveIt}>
              {t('importProfiles:save-changes')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
