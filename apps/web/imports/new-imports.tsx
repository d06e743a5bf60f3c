import { Button, Checkbox } from 'antd';
import type { ListedProfile } from '../api/import-profiles.js';
import type { ImportKind } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';
import { DropZone } from './drop-zone.js';
import { StagedCard } from './staged-card.js';
import type { useStagedFiles } from './use-staged-files.js';

interface NewImportsProps {
  readonly staged: ReturnType<typeof useStagedFiles>;
  readonly kinds: readonly ImportKind[];
  readonly profiles: readonly ListedProfile[];
}

/** Files are dropped, looked at, tried or brought in, and followed until they are in. */
export function NewImports({ staged: { files, ready, isStrict, setStrict, add, change, remove, retry, bringAllIn }, kinds, profiles }: NewImportsProps) {
  const { t } = useTexts();
  const isWaiting = files.some(({ way }) => way.step === 'here' && way.importId === null);
  return (
    <section className="card">
      <DropZone onFiles={(chosen) => add(chosen)} />
      {files.length > 0 && (
        <ul className="staged">
          {files.map((each) => (
            <StagedCard
              key={each.id}
              staged={each}
              kinds={kinds}
              profiles={profiles}
              onChange={(changed) => change(each.id, changed)}
              onRemove={() => remove(each.id)}
              onRetry={() => retry(each)}
              onAgain={add}
            />
          ))}
        </ul>
      )}
      {isWaiting && (
        <div className="staged-tools">
          <Checkbox checked={isStrict} onChange={({ target }) => setStrict(target.checked)}>
            {t('imports:strict')}
          </Checkbox>
          <Button disabled={ready.length === 0} onClick={() => void bringAllIn(true)}>
            {t('imports:check', { number: ready.length })}
          </Button>
          <Button type="primary" disabled={ready.length === 0} onClick={() => void bringAllIn(false)}>
            {t('imports:send', { number: ready.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
