import { CloseOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, lazy } from 'react';
import type { DraftAnswer } from '../api/import-drafts.js';
import type { ListedProfile } from '../api/import-profiles.js';
import type { ImportKind } from '../api/imports.js';
import { bytes } from '../figures/figures.js';
import { Refusal } from '../shell/refusal.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { DraftPreview } from './draft-preview.js';
import { ImportOnItsWay } from './import-on-its-way.js';
import { OptionFields } from './option-fields.js';
import { ProgressBar } from './progress-bar.js';
import { ReadingField } from './reading-field.js';
import type { ReadingAsked, StagedFile, Way } from './staged-files.js';
import { missingOptions } from './staged-files.js';
import { TakenFor } from './taken-for.js';
import { useStartOfMapping } from './use-start-of-mapping.js';

/** It is loaded when somebody corrects how a file is read. */
const MappingEditor = lazy(async () => ({ default: (await import('../import-profiles/mapping-editor.js')).MappingEditor }));

interface CardProps {
  readonly staged: StagedFile;
  readonly kinds: readonly ImportKind[];
  readonly profiles: readonly ListedProfile[];
  readonly onChange: (change: Partial<StagedFile>) => void;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
  readonly onAgain: (files: readonly File[], again: ReadingAsked) => void;
}

/** One file that was dropped: what it was taken for, how it is read, what is needed, and how far it is. */
export function StagedCard({ staged, onRemove, onRetry, onAgain, ...rest }: CardProps) {
  const { t } = useTexts();
  const { file, way } = staged;
  return (
    <li className="staged-file">
      <div className="staged-head">
        <h2>{file.name}</h2>
        <span className="muted figure">{bytes(file.size)}</span>
        {way.step !== 'sending' && <Button className="staged-remove" type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('imports:remove', { file: file.name })} title={t('imports:remove', { file: file.name })} onClick={onRemove} />}
      </div>
      {way.step === 'sending' && <ProgressBar label={t('imports:sending', { file: file.name })} share={way.share} elapsedMs={way.elapsedMs} />}
      {way.step === 'refused' && (
        <>
          <Refusal error={way.error} />
          <div>
            <Button icon={<RedoOutlined aria-hidden />} onClick={onRetry}>
              {t('imports:retry-sending')}
            </Button>
          </div>
        </>
      )}
      {way.step === 'here' && (way.importId === null ? <Draft staged={staged} way={way} {...rest} onAgain={onAgain} /> : <ImportOnItsWay id={way.importId} onAgain={onAgain} />)}
    </li>
  );
}

type DraftProps = Omit<CardProps, 'onRemove' | 'onRetry'> & { readonly way: Extract<Way, { step: 'here' }> };

function Draft({ staged, way, kinds, profiles, onChange, onAgain }: DraftProps) {
  const { t } = useTexts();
  const { draft, trialId, error } = way;
  const { reading, options, written } = staged;
  const profile = reading?.by === 'profile' ? profiles.find(({ name }) => name === reading.profile) : undefined;
  const begin = useStartOfMapping(draft, kinds);
  // What was tried with another reading tells nothing of this one.
  const say = (change: Partial<StagedFile>) => onChange({ ...change, way: { ...way, trialId: null, error: null } });
  const map = async () => say({ written: await begin(profile?.name ?? null) });
  if (written !== null) {
    return (
      <>
        <TakenFor draft={draft} profile={undefined} reading={null} />
        <Suspense fallback={<CardSkeleton rows={8} />}>
          <MappingEditor
            draft={draft}
            kinds={kinds}
            profiles={profiles}
            text={written}
            options={options}
            onChange={(next) => onChange({ written: next })}
            onOptions={(next) => onChange({ options: next })}
            onSaved={(name) => say({ written: null, reading: { by: 'profile', profile: name } })}
            onCancel={() => say({ written: null })}
          />
        </Suspense>
      </>
    );
  }
  return (
    <>
      <TakenFor draft={draft} profile={profile} reading={reading} />
      <div className="staged-reading">
        <ReadingField draft={draft} kinds={kinds} profiles={profiles} reading={reading} told={options} onChange={say} />
        {hasRows(draft) && (reading !== null || draft.alike.length === 0) && (
          <Button type={reading === null ? 'primary' : 'default'} onClick={() => void map()}>
            {reading === null ? t('imports:map-columns') : t('imports:correct-columns')}
          </Button>
        )}
      </div>
      {profile?.kinds.length === 0 && <p className="muted">{t('imports:reconciles-only')}</p>}
      {profile !== undefined && <OptionFields options={profile.options} told={options} onChange={(next) => say({ options: next })} />}
      {error !== null && <Refusal error={error} />}
      {trialId !== null && <ImportOnItsWay key={trialId} id={trialId} onAgain={onAgain} />}
      <DraftPreview draft={draft} asked={profile === undefined || profile.kinds.length === 0 ? null : { profile: profile.name, options }} missing={missingOptions(profile?.options ?? [], options)} />
    </>
  );
}

function hasRows({ tables }: DraftAnswer): boolean {
  return tables.some(({ header, firstRows }) => header.length > 0 || firstRows.length > 0);
}
