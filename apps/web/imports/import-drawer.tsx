import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Skeleton } from 'antd';
import type { ImportAnswer } from '../api/imports.js';
import { useImport, useImportRetry, useImportUndo } from '../api/imports.js';
import type { ListedProfile } from '../api/import-profiles.js';
import { bytes } from '../figures/figures.js';
import { businessZone, instant } from '../figures/times.js';
import { Failure } from '../shell/states.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { ImportAgain } from './import-again.js';
import { ImportState } from './import-state.js';
import { KeptRows } from './kept-rows.js';
import { PartCounts } from './part-counts.js';
import { RejectsLinks } from './rejects-links.js';
import type { ReadingAsked } from './staged-files.js';
import { useFactWords } from './use-fact-words.js';

interface DrawerProps {
  readonly id: string | null;
  readonly profiles: readonly ListedProfile[];
  readonly mayChange: boolean;
  readonly onAgain: (files: readonly File[], again: ReadingAsked) => void;
  readonly onClose: () => void;
}

/** One import: what became of it, which rows were not taken and why, and taking it back. */
export function ImportDrawer({ id, onClose, ...rest }: DrawerProps) {
  const { t } = useTexts();
  const { data: entry, error, refetch } = useImport(id);
  const title = entry?.fileName ?? t('imports:import');
  return (
    <Drawer open={id !== null} onClose={onClose} size={720} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {error !== null ? <Failure error={error} onRetry={() => void refetch()} /> : entry === undefined ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : <Facts entry={entry} {...rest} />}
    </Drawer>
  );
}

type FactsProps = Omit<DrawerProps, 'id' | 'onClose'> & { readonly entry: ImportAnswer };

function Facts({ entry, profiles, mayChange, onAgain }: FactsProps) {
  const { t, language } = useTexts();
  const { optionName } = useFactWords();
  const { kind, parts, profile, options, readAs, unknownColumns, tablesPassedOver, totalsPassedOver, sizeBytes, sha256, by, receivedAt, message, problems, oddities, undone } = entry;
  const between = language === 'zh' ? '、' : ', ';
  const kinds = parts.length < 2 ? [kind] : parts.map((part) => part.kind);
  const zone = businessZone(document.documentElement);
  const asked = profiles.find((each) => each.name === profile)?.options ?? [];
  const facts = [
    [t('imports:kind'), [...new Set(kinds)].map((each) => t(`imports:kind-${each}`)).join(between)],
    ...(profile === null || profile === 'canonical' ? [] : [[t('imports:profile'), profiles.find(({ name }) => name === profile)?.title[language] ?? profile]]),
    ...Object.entries(options).map(([name, value]) => [optionName(name, asked.find((option) => option.name === name)), value]),
    ...(readAs === null ? [] : [[t('imports:read-as'), readAs]]),
    ...(unknownColumns.length === 0 ? [] : [[t('imports:columns-unknown'), unknownColumns.join(between)]]),
    ...(tablesPassedOver.length === 0 ? [] : [[t('imports:tables-passed-over'), tablesPassedOver.join(between)]]),
    ...(totalsPassedOver === 0 ? [] : [[t('imports:totals'), t('imports:odd-rows', { number: totalsPassedOver })]]),
    [t('imports:received'), `${instant(receivedAt, language, zone)}${by === null ? '' : ` · ${by.name} · ${t(`audit:via-${by.via}`)}`}`],
    ...(sizeBytes === null ? [] : [[t('imports:size'), bytes(sizeBytes)]]),
    ...(sha256 === null ? [] : [['SHA-256', sha256]]),
  ] as const;
  return (
    <>
      <p>
        <ImportState entry={entry} /> {message?.[language]}
      </p>
      <ImportActions entry={entry} mayChange={mayChange} onAgain={onAgain} />
      <PartCounts entry={entry} label={t('imports:rows')} />
      {undone !== null && (
        <Alert
          type="info"
          showIcon
          title={t('imports:undone', { instant: instant(undone.at, language, zone), by: undone.by })}
          description={t('imports:undone-counts', { removed: undone.removed, restored: undone.restored, kept: undone.kept })}
        />
      )}
      {undone !== null && undone.keptRows.length > 0 && <KeptRows undone={undone} />}
      {problems.length > 0 && (
        <section>
          <h3 className="drawer-heading">{t('imports:problems')}</h3>
          <ul className="problem-rows">
            {problems.map((problem) => (
              <li key={`${problem.line} ${problem.en}`}>{problem[language]}</li>
            ))}
          </ul>
        </section>
      )}
      {oddities.length > 0 && (
        <section>
          <h3 className="drawer-heading">{t('imports:oddities')}</h3>
          <ul className="problem-rows">
            {oddities.map((oddity) => (
              <li key={oddity.en}>
                {t('imports:odd-rows', { number: oddity.rows })} {oddity[language]} <span className="muted">({t('imports:line', { line: oddity.firstLine })})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <dl className="import-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function ImportActions({ entry, mayChange, onAgain }: Omit<FactsProps, 'profiles'>) {
  const { id, fileName, links, journal, undone } = entry;
  const { t } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const undo = useImportUndo();
  const retry = useImportRetry();
  const takeBack = async () => {
    if (!(await agreed({ title: t('imports:undo-question', { file: fileName }), content: t('imports:undo-means'), agree: t('imports:undo'), isDangerous: true }))) return;
    undo.mutate(id, { onSuccess: () => tell.done(t('imports:undo-done')), onError: tell.failed });
  };
  return (
    <div className="import-actions">
      <RejectsLinks entry={entry} />
      {mayChange && <ImportAgain entry={entry} onAgain={onAgain} />}
      {mayChange && links.retry !== null && (
        <Button icon={<RedoOutlined aria-hidden />} loading={retry.isPending} onClick={() => retry.mutate(id, { onSuccess: () => tell.done(t('imports:retried')), onError: tell.failed })}>
          {t('imports:retry')}
        </Button>
      )}
      {mayChange && links.undo !== null && (
        <Button danger icon={<UndoOutlined aria-hidden />} loading={undo.isPending} onClick={() => void takeBack()}>
          {t('imports:undo')}
        </Button>
      )}
      {undone === null && (journal === 'too-large' || journal === 'dropped') && <p className="muted">{t(`imports:journal-${journal}`)}</p>}
    </div>
  );
}
