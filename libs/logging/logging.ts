import type { LoggerService } from '@nestjs/common';
import type { DestinationStream, Logger } from 'pino';
import { destination, pino, stdSerializers } from 'pino';

/** Names whose values never reach a log, wherever they stand in what is logged. */
const SECRET_NAMES = ['password', 'connectionString', 'DATABASE_URL', 'QUEUE_URL', 'OPSCORE_SEAL_KEY', 'OPSCORE_SMTP_URL'];
const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`]);

/** A logger of JSON lines on stderr, so that stdout stays free for results, or to where is given. */
export function createLogger(level: string, to: DestinationStream = destination(2)): Logger {
  return pino({ level, redact: SECRET_PATHS, serializers: { err: describeFault }, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, to);
}

/**
 * A fault as the log keeps it: what it is and where. Not what else hangs on it: failures of the database carry the parameters of their
 * statement, and those of a sign-in provider its whole answer.
 */
export function describeFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return String(fault);
  const { type, message, stack } = stdSerializers.err(fault);
  const { code } = fault as { code?: unknown };
  return { type, message, stack, ...(typeof code === 'string' && { code }) };
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
