import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobWork } from '#libs/jobs/work/job-work.js';
import { JOB_WORK } from '../../apps/api/jobs/job-work.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { openCommandLine } from '../support/command-line.js';
import type { CommandLine } from '../support/command-line.js';
import { EXAMPLE } from '../support/example-database.js';

/** The quarterly review pack of the example company, made at the command line and by a job. */

let api: TestApi;
let cli: CommandLine;

beforeAll(async () => {
  api = await openApi({ copyOf: EXAMPLE });
  cli = openCommandLine(api.services.url);
});

afterAll(() => api.close());

const fileOf = (name: string) => join(cli.home, name);
const beginning = async (name: string) => (await readFile(fileOf(name))).subarray(0, 4).toString('latin1');

describe('opscore export review', () => {
  it.each([
    ['xlsx', 'PK\u0003\u0004'],
    ['pdf', '%PDF'],
  ])('writes the pack of the example company as %s', async (format, begins) => {
    const name = `review.${format}`;
    const { exitCode, err } = await cli.run('export', 'review', '--period', '2026Q2', '--stored', '--format', format, '--out', fileOf(name));
    expect([exitCode, err]).toEqual([0, `3 of 3 managers written to ${fileOf(name)}\n`]);
    expect(await beginning(name)).toBe(begins);
  });

  it('is of one manager, or of values alone', async () => {
    const name = 'shen.xlsx';
    const { exitCode } = await cli.run('export', 'review', '--period', '2026Q2', '--stored', '--manager', 'om-shen', '--values-only', '--format', 'xlsx', '--out', fileOf(name));
    expect(exitCode).toBe(0);
    expect(await beginning(name)).toBe('PK\u0003\u0004');
  });

  it('refuses months, plain rows, unknown people, and quarters without scorecards', async () => {
    const refused = async (...words: string[]) => {
      const { exitCode, err } = await cli.run('export', 'review', '--stored', '--out', fileOf('never.xlsx'), ...words);
      return [exitCode, err.split('\n')[0]];
    };
    expect(await refused('--period', '2026-06', '--format', 'xlsx')).toEqual([2, expect.stringContaining('2026Q2')]);
    expect(await refused('--period', '2026Q2', '--format', 'csv')).toEqual([2, expect.stringContaining('xlsx, pdf')]);
    expect(await refused('--period', '2026Q2', '--format', 'pdf', '--manager', 'nobody')).toEqual([2, expect.stringContaining('nobody')]);
    expect(await refused('--period', '2026Q2', '--format', 'pdf', '--division', 'none')).toEqual([2, expect.stringContaining('none')]);
    expect(await refused('--period', '2025Q4', '--format', 'pdf')).toEqual([1, expect.stringContaining('2025Q4')]);
    await expect(readFile(fileOf('never.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('an export of the review', () => {
  const make = async (caller: Caller, request: Record<string, unknown>) => {
    const { status, body } = await caller.post('/exports', { report: 'review', period: '2026Q2', ...request });
    expect(status).toBe(202);
    await api.application.get<JobWork>(JOB_WORK).services.makeExport(body.exportId, { progress: () => undefined, isLastAttempt: true });
    return caller.get(`/exports/${body.exportId}`);
  };

  it('is made by a job, cut to who asked, and fetched by them alone', async () => {
    const director = await api.as(directorOf('家电事业部'));
    const { body } = await make(director, { format: 'xlsx', language: 'zh' });
    expect(body).toMatchObject({ state: 'done', rows: 3 });
    const { status, headers } = await director.get(`/exports/${body.exportId}/file`);
    expect([status, headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    expect((await (await api.as(directorOf('家电事业部'))).get(`/exports/${body.exportId}/file`)).status).toBe(404);
    expect((await make(await api.as(managerOf('om-luo')), { format: 'pdf' })).body).toMatchObject({ state: 'done', rows: 1 });
    expect((await make(await api.as(ADMINISTRATOR), { format: 'xlsx', valuesOnly: true, managerId: 'om-han' })).body).toMatchObject({ state: 'done', rows: 1 });
  });

  it('is refused to who may not read scorecards, or names others', async () => {
    const ask = async (caller: Caller, request: Record<string, unknown>) => (await caller.post('/exports', { report: 'review', period: '2026Q2', format: 'pdf', ...request })).body.code;
    expect(await ask(await api.as(supervisorOf('s101')), {})).toBe('not-permitted');
    expect(await ask(await api.as(managerOf('om-luo')), { managerId: 'om-han' })).toBe('outside-scope');
    expect(await ask(await api.as(managerOf('om-luo')), { division: '家电事业部' })).toBe('outside-scope');
  });
});
