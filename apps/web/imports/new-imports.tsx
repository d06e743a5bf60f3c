import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ImportKind } from '../api/imports.js';
import { uploadFile } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';
import { DropZone } from './drop-zone.js';
import { needsMapping, problemsOf, seemsOfKind, suggestMapping, withHeader } from './header-mapping.js';
import { readHeader } from './read-header.js';
import { StagedCard } from './staged-card.js';
import type { StagedFile } from './staged-files.js';
import { withChange } from './staged-files.js';

/** Files are chosen, looked at, sent, and followed until they are in. Leaving the page ends what is being sent, not what was. */
export function NewImports({ kinds }: { readonly kinds: readonly ImportKind[] }) {
  const { t } = useTexts();
  const [files, setFiles] = useState<readonly StagedFile[]>([]);
  const [isStrict, setStrict] = useState(false);
  const [isDryRun, setDryRun] = useState(false);
  const change = (id: string, changed: Partial<StagedFile>) => setFiles((all) => withChange(all, id, changed));
  const add = async (chosen: readonly File[]) => {
    const staged = await Promise.all(chosen.map((file) => stage(file, kinds)));
    setFiles((all) => [...all, ...staged]);
  };
  const send = async (staged: StagedFile) => {
    const { id, file, kind, header, mapping } = staged;
    const found = kinds.find(({ name }) => name === kind);
    const content = header !== null && found !== undefined && needsMapping(header.columns, found) ? withHeader(file, header, mapping) : file;
    change(id, { way: { step: 'sending', share: 0 } });
    try {
      const entry = await uploadFile(content, { fileName: file.name, kind, strict: isStrict, dryRun: isDryRun }, (share) => change(id, { way: { step: 'sending', share } }));
      change(id, { way: { step: 'sent', importId: entry.id } });
    } catch (error) {
      change(id, { way: { step: 'refused', error: error instanceof Error ? error : new Error(String(error)) } });
    }
  };
  const ready = files.filter(({ way }) => way.step === 'chosen' || way.step === 'refused').filter((each) => canBeSent(each, kinds));
  const sendAll = async () => {
    // One after the other: later files may need what the earlier ones bring.
    for (const each of ready) await send(each);
  };
  return (
    <section className="card">
      <DropZone onFiles={(chosen) => void add(chosen)} />
      {files.length > 0 && (
        <>
          <ul className="staged">
            {files.map((staged) => (
              <StagedCard
                key={staged.id}
                staged={staged}
                kinds={kinds}
                onChange={(changed) => change(staged.id, changed)}
                onRemove={() => setFiles((all) => all.filter(({ id }) => id !== staged.id))}
              />
            ))}
          </ul>
          <div className="staged-tools">
            <Checkbox checked={isDryRun} onChange={({ target }) => setDryRun(target.checked)}>
              {t('imports:dry-run')}
            </Checkbox>
            <Checkbox checked={isStrict} onChange={({ target }) => setStrict(target.checked)}>
              {t('imports:strict')}
            </Checkbox>
            <Button type="primary" disabled={ready.length === 0} onClick={() => void sendAll()}>
              {isDryRun ? t('imports:check', { number: ready.length }) : t('imports:send', { number: ready.length })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

async function stage(file: File, kinds: readonly ImportKind[]): Promise<StagedFile> {
  const header = await readHeader(file);
  const kind = seemsOfKind(file.name, header?.columns ?? null, kinds);
  const found = kinds.find(({ name }) => name === kind);
  return {
    id: `${file.name} ${file.lastModified} ${Math.random()}`,
    file,
    header,
    kind,
    mapping: header === null ? [] : found === undefined ? header.columns.map(() => null) : suggestMapping(header.columns, found),
    way: { step: 'chosen' },
  };
}

/** What can be told here is told here: a file whose columns are not named rightly would be refused as a whole. */
function canBeSent({ header, kind, mapping }: StagedFile, kinds: readonly ImportKind[]): boolean {
  const found = kinds.find(({ name }) => name === kind);
  if (header === null || found === undefined || !needsMapping(header.columns, found)) return true;
  const { missing, twice } = problemsOf(mapping, found);
  return missing.length === 0 && twice.length === 0;
}
