import type { DraftAnswer } from '../api/import-drafts.js';
import type { ListedProfile } from '../api/import-profiles.js';
import { useTexts } from '../text/use-texts.js';
import type { Reading } from './staged-files.js';

interface TakenForProps {
  readonly draft: DraftAnswer;
  readonly profile: ListedProfile | undefined;
  readonly reading: Reading | null;
}

/** What a file was taken for, in one line: what it is, where its header stands, and how it was read. */
export function TakenFor({ draft: { fileName, kind, fitting, alike, proposal, readAs, tables }, profile, reading }: TakenForProps) {
  const { t, language } = useTexts();
  const what =
    profile !== undefined
      ? profile.title[language]
      : reading?.by === 'kind'
        ? t('imports:canonical', { kind: t(`imports:kind-${reading.kind}`) })
        : proposal !== null
          ? t('imports:seems-to-be', { kind: t(`imports:kind-${proposal.kind}`) })
          : null;
  const read = tables.filter(({ headerLine }) => headerLine !== null);
  const line = read[0]?.headerLine ?? null;
  const names = (read.length === 0 ? tables : read).map(({ name }) => name).filter((name) => name !== '' && name !== fileName);
  const isSheet = /^XLSX?\b/.test(readAs);
  const said = [
    ...(line === null ? [] : [t('imports:header-in-line', { line })]),
    readAs,
    ...(names.length === 0 ? [] : [t(isSheet ? 'imports:sheets' : 'imports:files-within', { names: names.join(language === 'zh' ? '、' : ', ') })]),
  ];
  const isUnknown = kind === null && fitting.length === 0;
  return (
    <div>
      <p className="taken-for">
        {what !== null && <strong>{what}</strong>} <span className="muted">{said.filter((each) => each !== '').join(' · ')}</span>
      </p>
      {isUnknown && profile === undefined && <p>{proposal === null ? t('imports:nothing-known') : t('imports:nothing-fits')}</p>}
      {alike.length > 0 && reading === null && <p className="field-needed">{t('imports:several-fit', { number: alike.length })}</p>}
      {profile !== undefined && profile.about !== null && <p className="muted">{profile.about[language]}</p>}
    </div>
  );
}
