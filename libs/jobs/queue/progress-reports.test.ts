import type { Progress } from './progress-reports.js';
import { ProgressReports } from './progress-reports.js';

describe('reports of progress', () => {
  let passed: Progress[];
  let reports: ProgressReports;

  beforeEach(() => {
    jest.useFakeTimers();
    passed = [];
    reports = new ProgressReports((progress) => passed.push(progress), 300);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('pass the first one on at once, and of those that follow the newest', () => {
    for (let done = 1; done <= 50; done += 1) reports.report(done, 100);
    expect(passed).toEqual([{ done: 1, total: 100 }]);
    jest.advanceTimersByTime(300);
    expect(passed).toEqual([{ done: 1, total: 100 }, { done: 50, total: 100 }]);
    jest.advanceTimersByTime(1_000);
    expect(passed).toHaveLength(2);
    reports.report(51, 100);
    expect(passed.at(-1)).toEqual({ done: 51, total: 100 });
  });

  it('end with the last one, and with nothing after it', () => {
    reports.report(1, 2);
    reports.report(2, 2);
    reports.end();
    jest.advanceTimersByTime(1_000);
    expect(passed).toEqual([{ done: 1, total: 2 }, { done: 2, total: 2 }]);
  });

  it('end silently where nothing was reported', () => {
    reports.end();
    expect(passed).toEqual([]);
  });
});
