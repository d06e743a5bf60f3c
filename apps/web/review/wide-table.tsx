import type { ReactNode } from 'react';

/** A table whose rows are all drawn, within a frame that scrolls to the side, by keyboard too. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="wide-frame" tabIndex={0} role="region" aria-label={label}>
      <table className="wide-table" aria-label={label}>
        {children}
      </table>
    </div>
  );
}
