import { Controller, Get, HttpException, HttpStatus, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Database } from '#libs/database/database.js';
import { ANSWERS } from './health.sql.js';
import { Public } from './http/access.js';
import { JobQueue } from './job-queue.js';

/** Whether the process lives, and whether it can do its work. Says what is away, never where it lies. */
interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly database: 'up' | 'away';
  readonly queue: 'up' | 'away';
}

const ANSWER_WITHIN_MS = 2_000;

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobQueue) private readonly queue: JobQueue,
  ) {}

  @Public()
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Public()
  @Get('ready')
  async ready(): Promise<Readiness> {
    const [database, queue] = await Promise.all([
      answers(this.database.query(ANSWERS)),
      answers(this.queue.queues.counts()),
    ]);
    const readiness: Readiness = { status: database === 'up' && queue === 'up' ? 'ready' : 'not-ready', database, queue };
    if (readiness.status === 'not-ready') throw new HttpException(readiness, HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }
}

async function answers(question: Promise<unknown>): Promise<'up' | 'away'> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), ANSWER_WITHIN_MS);
  });
  const answer = question.then(
    () => 'up' as const,
    () => 'away' as const,
  );
  try {
    return await Promise.race([answer, patience]);
  } finally {
    clearTimeout(timer);
  }
}
