import { Button } from 'antd';
import type { More } from '../api/pages.js';
import { useReason } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import './more-failed.css';

/** Says beneath the rows that came why no more did, and tries again; nothing where nothing failed. */
export function MoreFailed({ more: { ask, error } }: { readonly more: More }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  if (error === null) return null;
  return (
    <div className="more-failed" role="alert">
      <span>
        {t('states:more-failed')} {reasonOf(error)}
      </span>
      <Button size="small" onClick={ask}>
        {t('states:retry')}
      </Button>
    </div>
  );
}

/** Gets the next rows of a list that does not get them as one scrolls. */
export function MoreButton({ more, label }: { readonly more: More; readonly label: string }) {
  return more.error === null ? <Button onClick={more.ask}>{label}</Button> : <MoreFailed more={more} />;
}
