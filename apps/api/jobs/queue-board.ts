import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { RequestHandler } from 'express';
import type { JobQueues } from '#libs/jobs/queue/job-queues.js';

/** Where the page of the queues lies. */
export const BOARD_PATH = '/admin/queues';

/**
 * bull-board's page over the queues of the catalogue; one that only shows has no buttons, and offers no change. Jobs carry keys,
 * never data, so nothing on it is about a person.
 */
export function createQueueBoard(queues: JobQueues, { readOnly }: { readonly readOnly: boolean }): RequestHandler {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(BOARD_PATH);
  createBullBoard({
    // It asks only for what the servers of both kinds can do.
    queues: queues.all.map((queue) => new BullMQAdapter(queue, { readOnlyMode: readOnly, allowRetries: !readOnly })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'opscore' } },
  });
  // Its own answer would show the message of the failure.
  serverAdapter.setErrorHandler(() => ({ status: 500, body: { error: 'The queue could not do this.' } }));
  return serverAdapter.getRouter() as RequestHandler;
}
