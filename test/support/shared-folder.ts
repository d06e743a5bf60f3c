import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The optional folder of golden cases and public data beside the checkout; null where there is none. */
export function sharedFolder(): string | null {
  const folder = resolve(__dirname, '../../../shared');
  return existsSync(folder) ? folder : null;
}

/**
 * Describes tests that need that folder. Without it they are skipped under a name that says so; in CI they run all the
 * same, and fail.
 */
export function describeWithShared(name: string, body: () => void): void {
  if (sharedFolder() !== null || process.env['CI'] === 'true') describe(name, body);
  else describe.skip(`${name} (skipped: no ../shared)`, body);
}
