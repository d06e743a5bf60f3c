import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { destination, pino } from 'pino';

/** Names whose values never reach a log, wherever they stand in what is logged. */
const SECRET_PATHS = ['password', '*.password', 'connectionString', '*.connectionString', 'DATABASE_URL', '*.DATABASE_URL', 'QUEUE_URL', '*.QUEUE_URL'];

/** A logger of JSON lines on stderr, so that stdout stays free for results. */
export function createLogger(level: string): Logger {
  return pino({ level, redact: SECRET_PATHS, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, destination(2));
}

/** Gives Nest's own messages to the structured log. */
export class StructuredNestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
}
