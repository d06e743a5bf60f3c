import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsOptional, IsString, MinLength, ValidateBy, isTimeZone, validateSync } from 'class-validator';
import { resolve } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { isCronPattern } from './cron.js';

function Holds(message: string, validate: (value: unknown) => boolean): PropertyDecorator {
  return ValidateBy({ name: validate.name, validator: { validate } }, { message });
}

/** Offsets such as +08:00 are left out: PostgreSQL reads their sign the other way round. */
function isNamedTimeZone(value: unknown): boolean {
  return isTimeZone(value) && /^[A-Za-z]/.test(String(value));
}

function isPostgresUrl(value: unknown): boolean {
  return typeof value === 'string' && /^postgres(ql)?:\/\/./.test(value) && URL.canParse(value);
}

function isRedisUrl(value: unknown): boolean {
  return typeof value === 'string' && /^rediss?:\/\/./.test(value) && URL.canParse(value);
}

const CRON = 'must be a cron pattern of minute, hour, day, month and weekday, such as "30 3 * * *"';

function isPort(value: unknown): boolean {
  return /^[1-9]\d{0,4}$/.test(String(value)) && Number(value) <= 65_535;
}

/** What the environment settles, checked as a whole at start. */
export class Settings {
  /** The folder of the embedded database, the rejects files and the logs. */
  @IsString()
  @MinLength(1, { message: 'must name a folder' })
  OPSCORE_HOME = '.opscore';

  /** The business time zone, fixed once facts are stored. */
  @Holds('must be an IANA time zone such as Asia/Shanghai', isNamedTimeZone)
  OPSCORE_TIMEZONE = 'Asia/Shanghai';

  /** Any PostgreSQL 16 or later in place of the embedded one. */
  @IsOptional()
  @Holds('must be a postgres:// URL', isPostgresUrl)
  DATABASE_URL?: string;

  /**
   * A Redis or Valkey that carries the queue of jobs in place of the database. Its parameter `namespace` tells deployments
   * apart that share one server.
   */
  @IsOptional()
  @Holds('must be a redis:// or rediss:// URL', isRedisUrl)
  QUEUE_URL?: string;

  /** A folder that files are imported from as they come; none is watched where it is absent. */
  @IsOptional()
  @IsString()
  OPSCORE_INBOX?: string;

  /** When the day is closed: after the nightly import. A cron pattern in the business time zone, as those below. */
  @Holds(CRON, isCronPattern)
  OPSCORE_NIGHTLY = '30 3 * * *';

  /** When a week that has ended is scored whole. */
  @Holds(CRON, isCronPattern)
  OPSCORE_WEEKLY = '0 4 * * 1';

  /** When a month that has ended is scored whole. */
  @Holds(CRON, isCronPattern)
  OPSCORE_MONTHLY = '30 4 1 * *';

  /** When a quarter that has ended is scored whole. */
  @Holds(CRON, isCronPattern)
  OPSCORE_QUARTERLY = '0 5 1 1,4,7,10 *';

  /** The address that the server listens on: only this machine reaches it unless another one is named. */
  @IsString()
  @MinLength(1, { message: 'must name a host' })
  OPSCORE_HOST = '127.0.0.1';

  /** The port of the server: the next free one where it is taken. */
  @Holds('must be a port from 1 to 65535', isPort)
  OPSCORE_PORT = '3000';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    message: 'must be one of fatal, error, warn, info, debug, trace, silent',
  })
  LOG_LEVEL = 'warn';

  /** The home folder as an absolute path. */
  get home(): string {
    return resolve(this.OPSCORE_HOME);
  }

  /** The watched folder as an absolute path; null where there is none. */
  get inbox(): string | null {
    return this.OPSCORE_INBOX === undefined ? null : resolve(this.OPSCORE_INBOX);
  }

  get port(): number {
    return Number(this.OPSCORE_PORT);
  }

  /** When the product works by itself. */
  get schedules(): { readonly nightly: string; readonly weekly: string; readonly monthly: string; readonly quarterly: string } {
    return {
      nightly: this.OPSCORE_NIGHTLY,
      weekly: this.OPSCORE_WEEKLY,
      monthly: this.OPSCORE_MONTHLY,
      quarterly: this.OPSCORE_QUARTERLY,
    };
  }

  get timeZone(): string {
    return this.OPSCORE_TIMEZONE;
  }
}

const NAMES = [
  'OPSCORE_HOME',
  'OPSCORE_TIMEZONE',
  'DATABASE_URL',
  'QUEUE_URL',
  'OPSCORE_INBOX',
  'OPSCORE_NIGHTLY',
  'OPSCORE_WEEKLY',
  'OPSCORE_MONTHLY',
  'OPSCORE_QUARTERLY',
  'OPSCORE_HOST',
  'OPSCORE_PORT',
  'LOG_LEVEL',
] as const;

/**
 * Reads the settings from the environment. An empty variable counts as absent.
 * Throws `configuration-invalid` that names every wrong variable and never its value.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    NAMES.flatMap((name) => (environment[name] ? [[name, environment[name]] as const] : [])),
  );
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const problems = validateSync(settings, { validationError: { target: false, value: false } });
  if (problems.length > 0) {
    const list = problems.map(
      ({ property, constraints = {} }) => `${property} ${Object.values(constraints).join(' and ')}`,
    );
    throw new OpscoreError('configuration-invalid', { problems: list.join('; ') });
  }
  return settings;
}
