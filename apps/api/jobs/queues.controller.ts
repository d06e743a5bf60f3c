import { Controller, Delete, Get, Inject, NotFoundException, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, RequestHandler, Response } from 'express';
import { PERMISSIONS } from '#libs/domain/access.js';
import { Access } from '../http/access.js';
import type { AdmittedRequest } from '../http/access.js';
import { JobQueue } from '../job-queue.js';
import { BOARD_PATH, createQueueBoard } from './queue-board.js';

const PATHS = ['', '*path'];

/**
 * bull-board, the page that shows the queues and retries jobs: for administrators, and for auditors to look at.
 *
 * It stands behind the same guard as every route, so that nothing of it, not even its scripts, is there for who is not signed in.
 * Its page is not ours and cannot send our CSRF token. That is sound all the same: the session cookie is SameSite, and the guard
 * lets a change through only where the browser's own Origin or Sec-Fetch-Site header says that it comes from this very origin
 * (`foreignPage`), which no other site can forge. The board for auditors is made without changes, and the guard refuses them too.
 */
@ApiExcludeController()
@Controller('admin/queues')
export class QueuesController {
  private readonly board: RequestHandler;
  private readonly boardToLookAt: RequestHandler;

  constructor(@Inject(JobQueue) private readonly queue: JobQueue) {
    this.board = createQueueBoard(queue.queues, { readOnly: false });
    this.boardToLookAt = createQueueBoard(queue.queues, { readOnly: true });
  }

  @Access('jobs.read')
  @Get(PATHS)
  async look(@Req() request: AdmittedRequest, @Res() response: Response): Promise<void> {
    await this.show(mayChange(request) ? this.board : this.boardToLookAt, request, response);
  }

  @Access('jobs.change', { foreignPage: true })
  @Post(PATHS)
  async post(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(this.board, request, response);
  }

  @Access('jobs.change', { foreignPage: true })
  @Put(PATHS)
  async put(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(this.board, request, response);
  }

  @Access('jobs.change', { foreignPage: true })
  @Patch(PATHS)
  async patch(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(this.board, request, response);
  }

  @Access('jobs.change', { foreignPage: true })
  @Delete(PATHS)
  async remove(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(this.board, request, response);
  }

  /** Gives a request to a board, which is made to stand at the root. A queue that is away is told, and not waited for. */
  private async show(board: RequestHandler, request: Request, response: Response): Promise<void> {
    const path = request.url.slice(BOARD_PATH.length);
    if (path.startsWith('/api')) await this.queue.requireAnswer();
    request.url = path.startsWith('/') ? path : `/${path}`;
    response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    response.setHeader('Cache-Control', 'private, no-cache');
    await new Promise<void>((resolve, reject) => {
      response.once('close', resolve);
      board(request, response, (error: unknown) => reject(error instanceof Error ? error : new NotFoundException()));
    });
  }
}

/** The page's own files and requests, styles of its elements, and pictures that it draws. The fonts that it would like from elsewhere are left out. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether one of the caller's roles may change jobs, and, where a token was sent, the token too. */
function mayChange({ principal }: AdmittedRequest): boolean {
  const roles: readonly string[] = PERMISSIONS['jobs.change'];
  if (principal === undefined || principal.permissions?.includes('jobs.change') === false) return false;
  return principal.grants.some(({ role }) => roles.includes(role));
}
