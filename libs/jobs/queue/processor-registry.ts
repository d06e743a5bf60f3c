import { OpscoreError } from '#libs/domain/errors.js';
import type { JobName } from '../catalogue.js';
import { JOBS } from '../catalogue.js';
import type { JobProcessor } from '../processor.js';

/**
 * The processors by the names of their jobs. Throws `job-processors-wrong` unless each job of the catalogue has exactly one;
 * the error names those that are missing and those that are doubled.
 */
export function requireProcessors(processors: readonly JobProcessor[]): ReadonlyMap<JobName, JobProcessor> {
  const names = Object.keys(JOBS) as JobName[];
  const count = (name: JobName) => processors.filter(({ job }) => job === name).length;
  const missing = names.filter((name) => count(name) === 0);
  const doubled = names.filter((name) => count(name) > 1);
  if (missing.length > 0 || doubled.length > 0) {
    throw new OpscoreError('job-processors-wrong', { missing: list(missing), doubled: list(doubled) });
  }
  return new Map(processors.map((processor) => [processor.job, processor]));
}

const list = (names: readonly string[]) => (names.length === 0 ? '–' : names.join(', '));
