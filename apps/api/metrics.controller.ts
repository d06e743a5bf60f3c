import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Database } from '#libs/database/database.js';
import { JobMetrics } from '#libs/jobs/job-metrics.js';
import { countNotices } from '#libs/notices/notice-counts.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { Public } from './http/access.js';
import { JobQueue } from './job-queue.js';

/** What a Prometheus server reads. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(JobMetrics) private readonly metrics: JobMetrics,
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(DueWindows) private readonly windows: DueWindows,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Public()
  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async read(): Promise<string> {
    const now = new Date();
    return this.metrics.read(this.queue.queues, this.windows, await countNotices(this.database, now), now);
  }
}
