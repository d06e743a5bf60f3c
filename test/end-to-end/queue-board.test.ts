import { csrfTokenOf } from '#libs/access/secrets.js';
import { JobQueue } from '../../apps/api/job-queue.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, openApi } from '../support/api.js';
import type { QueueServer } from '../support/queue-servers.js';
import { QUEUE_SERVERS } from '../support/queue-servers.js';

/** bull-board at /admin/queues, on each server that carries the queue. */

const BOARD = '/admin/queues';

describe.each(QUEUE_SERVERS)('on $name', ({ name, available, start }) => {
  (available ? describe : describe.skip)('the page of the queues', () => {
    let server: QueueServer | undefined;
    let api: TestApi;
    let administrator: Caller;
    let auditor: Caller;

    beforeAll(async () => {
      server = name === 'Redis' ? await start() : undefined;
      const queueUrl = server?.place.queueUrl;
      api = await openApi(queueUrl === undefined ? {} : { environment: { QUEUE_URL: queueUrl } });
      administrator = await api.onPageAs(ADMINISTRATOR);
      auditor = await api.onPageAs(AUDITOR);
    });

    afterAll(async () => {
      await api?.close();
      await server?.stop();
    });

    const call = (caller: Caller, path: string, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}) =>
      fetch(`${api.address}${BOARD}${path}`, { method, headers: { ...caller.headers('get'), ...headers } });
    const fromOwnPage = () => ({ Origin: api.address, 'Sec-Fetch-Site': 'same-origin' });
    const queues = () => api.application.get(JobQueue).queues;
    const failedJob = async () => {
      const id = await queues().add('import-file', { fileId: `file-${Math.random()}` });
      const queue = queues().all.find((each) => each.name === 'imports');
      const job = await queue?.getJob(id);
      return { id, job };
    };

    it('is there with its scripts for who is signed in, and for nobody else', async () => {
      for (const caller of [administrator, auditor]) {
        const page = await call(caller, '');
        expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
        const html = await page.text();
        expect(html).toContain('<title>opscore</title>');
        const [, script = ''] = /src="(static\/js\/main[^"]+)"/.exec(html) ?? [];
        expect((await call(caller, `/${script}`)).headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
        expect((await call(caller, '/queue/imports')).status).toBe(200);
      }
      const director = await api.onPageAs(directorOf('north'));
      for (const path of ['', '/api/queues', '/static/js/none.js']) {
        expect([path, (await call(director, path)).status]).toEqual([path, 403]);
        const refused = await fetch(`${api.address}${BOARD}${path}`);
        expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
      }
    });

    it('allows its page just what it needs', async () => {
      const policy = (await call(administrator, '')).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-eval');
      expect(policy).not.toContain('http');
    });

    it('shows the queues and their jobs, to auditors without buttons', async () => {
      await queues().add('reconcile', { reason: 'look' });
      const shown = async (caller: Caller) => {
        const answer = await call(caller, '/api/queues?activeQueue=planning&status=waiting&page=1');
        expect(answer.status).toBe(200);
        const body = (await answer.json()) as { queues: { name: string; readOnlyMode: boolean; counts: Record<string, number>; jobs: { name: string }[] }[] };
        const planning = body.queues.find((queue) => queue.name === 'planning');
        return { names: body.queues.map((queue) => queue.name), readOnly: planning?.readOnlyMode, waiting: planning?.counts['waiting'], jobs: planning?.jobs.map((job) => job.name) };
      };
      const names = ['planning', 'rollups', 'attribution', 'scoring', 'imports', 'exports', 'notices'];
      expect(await shown(administrator)).toEqual({ names, readOnly: false, waiting: 1, jobs: ['reconcile'] });
      expect(await shown(auditor)).toEqual({ names, readOnly: true, waiting: 1, jobs: ['reconcile'] });
    });

    it('lets administrators change from its own page alone', async () => {
      const { id, job } = await failedJob();
      const path = `/api/queues/imports/${id}/clean`;
      const change = (caller: Caller, headers: Record<string, string>) => call(caller, path, { method: 'PUT', headers });
      expect((await change(administrator, {})).status).toBe(403);
      expect((await change(administrator, { Origin: 'https://elsewhere.example' })).status).toBe(403);
      expect((await change(administrator, { Origin: 'null' })).status).toBe(403);
      expect((await change(administrator, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
      expect((await change(administrator, { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
      expect((await change(administrator, { Origin: api.address, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
      expect((await change(auditor, fromOwnPage())).status).toBe(403);
      expect(await job?.getState()).toBe('waiting');
      expect((await change(administrator, fromOwnPage())).status).toBe(204);
      expect(await queues().all.find((each) => each.name === 'imports')?.getJob(id)).toBeUndefined();
    });

    it('opens nothing else: the routes of the API still ask for the token of their page', async () => {
      const headers = { ...administrator.headers('get'), ...fromOwnPage(), 'Content-Type': 'application/json' };
      const body = JSON.stringify({ job: 'look' });
      const refused = await fetch(`${api.address}/api/v1/jobs/runs`, { method: 'POST', headers, body });
      expect(await refused.json()).toMatchObject({ status: 403, code: 'csrf-token-wrong' });
      const [, secret = ''] = /opscore_session=(.*)/.exec(administrator.headers('get')['Cookie'] ?? '') ?? [];
      const allowed = await fetch(`${api.address}/api/v1/jobs/runs`, { method: 'POST', headers: { ...headers, 'X-CSRF-Token': csrfTokenOf(secret) }, body });
      expect(allowed.status).toBe(202);
    });

    it('says that there is nothing where there is nothing', async () => {
      expect((await call(administrator, '/api/queues/nothing/1')).status).toBe(404);
      expect((await call(administrator, '/api/no-such-thing')).status).toBe(404);
      expect((await call(administrator, '/static/..%2f..%2f..%2fpackage.json')).status).toBe(404);
    });
  });
});
