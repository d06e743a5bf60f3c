import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

/** Where the merchants are listed. */
export const LIST_ID = 'tiered-merchants';

interface LinkProps {
  /** What the list is narrowed to, as the address has it. */
  readonly narrow: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** Leads from a figure to the merchants that it is made of: the list below, narrowed to them. */
export function NarrowingLink({ narrow, children }: LinkProps) {
  const [query] = useSearchParams();
  const asked = new URLSearchParams(query);
  for (const name of ['tier', 'group', 'search']) asked.delete(name);
  for (const [name, value] of Object.entries(narrow)) asked.set(name, value);
  return (
    <Link to={`?${asked.toString()}`} onClick={() => document.getElementById(LIST_ID)?.scrollIntoView({ block: 'start' })}>
      {children}
    </Link>
  );
}
