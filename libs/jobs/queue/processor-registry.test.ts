import { OpscoreError } from '#libs/domain/errors.js';
import type { JobName } from '../catalogue.js';
import { JOBS } from '../catalogue.js';
import type { JobProcessor } from '../processor.js';
import { requireProcessors } from './processor-registry.js';

const processor = (job: JobName): JobProcessor => ({ job, process: async () => undefined });
const all = (Object.keys(JOBS) as JobName[]).map(processor);

function problemOf(processors: readonly JobProcessor[]): unknown {
  try {
    requireProcessors(processors);
  } catch (error) {
    return error instanceof OpscoreError ? { code: error.code, ...error.details } : error;
  }
  return undefined;
}

describe('the processors of a worker', () => {
  it('are found by the names of their jobs', () => {
    const registry = requireProcessors(all);
    expect([...registry.keys()].toSorted()).toEqual(Object.keys(JOBS).toSorted());
    expect(registry.get('score')?.job).toBe('score');
  });

  it('are refused where a job has none, or two', () => {
    const without = all.filter(({ job }) => job !== 'score' && job !== 'roll-up');
    expect(problemOf(without)).toEqual({ code: 'job-processors-wrong', missing: 'roll-up, score', doubled: '–' });
    expect(problemOf([...all, processor('reconcile')])).toEqual({
      code: 'job-processors-wrong',
      missing: '–',
      doubled: 'reconcile',
    });
    expect(problemOf([...without, processor('reconcile')])).toEqual({
      code: 'job-processors-wrong',
      missing: 'roll-up, score',
      doubled: 'reconcile',
    });
  });
});
