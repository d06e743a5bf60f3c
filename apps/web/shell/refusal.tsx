import { Alert } from 'antd';
import { useReason } from './tell.js';

/** What the API said against it. */
export function Refusal({ error }: { readonly error: unknown }) {
  const reasonOf = useReason();
  if (error === null) return null;
  return <Alert className="refusal" type="error" showIcon title={reasonOf(error)} role="alert" />;
}
