import { Alert } from 'antd';
import { Problem } from '../api/problem.js';
import { useTexts } from '../text/use-texts.js';

/** What the API said against it. */
export function Refusal({ error }: { readonly error: unknown }) {
  const { t } = useTexts();
  if (error === null) return null;
  const said = error instanceof Problem ? (error.detail ?? (error.status === 0 ? t('states:unreachable') : null)) : null;
  return <Alert className="refusal" type="error" showIcon title={said ?? t('states:failed-lead')} role="alert" />;
}
