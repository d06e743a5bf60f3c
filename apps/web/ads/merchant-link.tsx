import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

/** Opens the advertising of a merchant: its days, its campaigns, and the way to its page. */
export function MerchantLink({ merchantId, className, children }: { readonly merchantId: string; readonly className?: string; readonly children: ReactNode }) {
  const [query] = useSearchParams();
  const asked = new URLSearchParams(query);
  asked.set('merchant', merchantId);
  return (
    <Link to={`?${asked.toString()}`} preventScrollReset {...(className !== undefined && { className })}>
      {children}
    </Link>
  );
}
