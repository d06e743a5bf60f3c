import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsOptional, IsString, MinLength, ValidateBy, isTimeZone, validateSync } from 'class-validator';
import { resolve } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';

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

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    message: 'must be one of fatal, error, warn, info, debug, trace, silent',
  })
  LOG_LEVEL = 'warn';

  /** The home folder as an absolute path. */
  get home(): string {
    return resolve(this.OPSCORE_HOME);
  }

  get timeZone(): string {
    return this.OPSCORE_TIMEZONE;
  }
}

const NAMES = ['OPSCORE_HOME', 'OPSCORE_TIMEZONE', 'DATABASE_URL', 'LOG_LEVEL'] as const;

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
