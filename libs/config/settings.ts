import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsOptional, IsString, MinLength, ValidateBy, isTimeZone, validateSync } from 'class-validator';
import { resolve } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { readGroupGrants } from '#libs/domain/group-grants.js';
import { isCronPattern } from './cron.js';
import { readSecretFiles } from './secret-files.js';

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

/** Scheme, host and port: what stands before the path of every address of the page. */
function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^/?#@]+\/?$/.test(value) && URL.canParse(value);
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
}

function areGroupGrants(value: unknown): boolean {
  return typeof value === 'string' && readGroupGrants(value) !== null;
}

/** 32 bytes in base64. */
function isSealKey(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(value);
}

function isMailServer(value: unknown): boolean {
  return typeof value === 'string' && /^smtps?:\/\/./.test(value) && URL.canParse(value) && new URL(value).hostname !== '';
}

/** A mailbox, with the name of its owner before it or without. Nothing in it begins another line of the message's head. */
function isSender(value: unknown): boolean {
  return typeof value === 'string' && /^([^<>\r\n]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/.test(value);
}

function areHosts(value: unknown): boolean {
  return typeof value === 'string' && value.split(',').every((host) => /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i.test(host.trim()));
}

const CRON = 'must be a cron pattern of minute, hour, day, month and weekday, such as "30 3 * * *"';

function isExportDays(value: unknown): boolean {
  return /^[1-9]\d{0,2}$/.test(String(value)) && Number(value) <= 365;
}

const LIMIT = /^([1-9]\d{0,15})\s*([KMGT]?)B?$/i;
const UNITS = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 } as const;

/** A number of bytes, with a unit or without: 500 MB, 4GB. */
function readSize(text: string): number {
  const [, digits = '', unit = ''] = LIMIT.exec(text) ?? [];
  return Number(digits) * UNITS[unit.toUpperCase() as keyof typeof UNITS];
}

function isSize(value: unknown): boolean {
  return typeof value === 'string' && LIMIT.test(value) && Number.isSafeInteger(readSize(value));
}

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

  /** Whether closing a period takes two people: one who asks for it, and another one who closes it. */
  @IsIn(['true', 'false'], { message: 'must be true or false' })
  OPSCORE_CLOSE_BY_TWO = 'false';

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

  /** How many days the files of exports are kept, from 1 to 365. */
  @Holds('must be a number of days from 1 to 365', isExportDays)
  OPSCORE_EXPORT_DAYS = '7';

  /** What an uploaded file may have at most. */
  @Holds('must be a number of bytes such as 500MB or 4GB', isSize)
  OPSCORE_UPLOAD_LIMIT = '4GB';

  /** The address that the server listens on: only this machine reaches it unless another one is named. */
  @IsString()
  @MinLength(1, { message: 'must name a host' })
  OPSCORE_HOST = '127.0.0.1';

  /** The port of the server: the next free one where it is taken. */
  @Holds('must be a port from 1 to 65535', isPort)
  OPSCORE_PORT = '3000';

  /** Under which address people reach the page, where it is not the one that the server listens on. With https, cookies are for https alone. */
  @IsOptional()
  @Holds('must be an http:// or https:// address without a path, such as https://opscore.example', isOrigin)
  OPSCORE_PUBLIC_URL?: string;

  /** An OpenID Connect provider that people can sign in by. */
  @IsOptional()
  @Holds('must be the https:// address of an OpenID Connect provider', isWebAddress)
  OPSCORE_OIDC_ISSUER?: string;

  /** The name under which the provider knows opscore. */
  @IsOptional()
  @IsString()
  OPSCORE_OIDC_CLIENT_ID?: string;

  /** What opscore proves itself to the provider with; a public client has none. */
  @IsOptional()
  @IsString()
  OPSCORE_OIDC_CLIENT_SECRET?: string;

  /** Which groups of the provider have which roles: `kpi-admins=administrator; appliances=director:家电事业部`. */
  @IsOptional()
  @Holds('must be written as group=role or group=role:scope, separated by semicolons', areGroupGrants)
  OPSCORE_OIDC_ROLES?: string;

  /** The claim that names the groups of a person. */
  @IsString()
  OPSCORE_OIDC_GROUPS_CLAIM = 'groups';

  /** What the page calls the provider. */
  @IsString()
  OPSCORE_OIDC_NAME = 'OpenID Connect';

  /** What the addresses of channels are sealed with; where it is absent, the file seal.key of the home folder, which is made once. */
  @IsOptional()
  @Holds('must be 32 random bytes in base64, such as "openssl rand -base64 32" makes', isSealKey)
  OPSCORE_SEAL_KEY?: string;

  /** The server that e-mail is sent through. */
  @IsOptional()
  @Holds('must be an smtp:// or smtps:// URL', isMailServer)
  OPSCORE_SMTP_URL?: string;

  /** Whom e-mail comes from. */
  @IsOptional()
  @Holds('must be a mailbox such as opscore@example.cn or "opscore <opscore@example.cn>"', isSender)
  OPSCORE_MAIL_FROM?: string;

  /** Hosts that webhooks may lead to although they lie within a private network; these also without https. */
  @IsOptional()
  @Holds('must be hosts without scheme and port, separated by commas', areHosts)
  OPSCORE_WEBHOOK_HOSTS?: string;

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

  get closeByTwo(): boolean {
    return this.OPSCORE_CLOSE_BY_TWO === 'true';
  }

  /** In bytes. */
  get uploadLimit(): number {
    return readSize(this.OPSCORE_UPLOAD_LIMIT);
  }

  /** The hosts that webhooks may lead to although they are private, in lower case. */
  get webhookHosts(): ReadonlySet<string> {
    return new Set((this.OPSCORE_WEBHOOK_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase()).filter((host) => host !== ''));
  }

  get exportDays(): number {
    return Number(this.OPSCORE_EXPORT_DAYS);
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
  'OPSCORE_CLOSE_BY_TWO',
  'OPSCORE_NIGHTLY',
  'OPSCORE_WEEKLY',
  'OPSCORE_MONTHLY',
  'OPSCORE_QUARTERLY',
  'OPSCORE_EXPORT_DAYS',
  'OPSCORE_UPLOAD_LIMIT',
  'OPSCORE_HOST',
  'OPSCORE_PORT',
  'OPSCORE_PUBLIC_URL',
  'OPSCORE_OIDC_ISSUER',
  'OPSCORE_OIDC_CLIENT_ID',
  'OPSCORE_OIDC_CLIENT_SECRET',
  'OPSCORE_OIDC_ROLES',
  'OPSCORE_OIDC_GROUPS_CLAIM',
  'OPSCORE_OIDC_NAME',
  'OPSCORE_SEAL_KEY',
  'OPSCORE_SMTP_URL',
  'OPSCORE_MAIL_FROM',
  'OPSCORE_WEBHOOK_HOSTS',
  'LOG_LEVEL',
] as const;

/** Those that hold secrets: each can also come from the file that `<NAME>_FILE` names. */
const SECRETS = ['DATABASE_URL', 'QUEUE_URL', 'OPSCORE_OIDC_CLIENT_SECRET', 'OPSCORE_SEAL_KEY', 'OPSCORE_SMTP_URL'] as const;

/**
 * Reads the settings from the environment and from the files that it names for secrets. An empty variable counts as absent.
 * Throws `configuration-invalid` that names every wrong variable and never its value.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const { environment: read, problems: problemsOfFiles } = readSecretFiles(environment, SECRETS);
  const given = Object.fromEntries(NAMES.flatMap((name) => (read[name] ? [[name, read[name]] as const] : [])));
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const problems = validateSync(settings, { validationError: { target: false, value: false } });
  const problemsTogether = [...findMissingForOidc(settings), ...findMissingForMail(settings)];
  if (problems.length + problemsOfFiles.length + problemsTogether.length > 0) {
    const list = [
      ...problems.map(({ property, constraints = {} }) => `${property} ${Object.values(constraints).join(' and ')}`),
      ...problemsOfFiles,
      ...problemsTogether,
    ];
    throw new OpscoreError('configuration-invalid', { problems: list.join('; ') });
  }
  return settings;
}

/** Signing in by a provider needs all of these together. */
function findMissingForOidc(settings: Settings): string[] {
  if (settings.OPSCORE_OIDC_ISSUER === undefined) return [];
  const needed = ['OPSCORE_OIDC_CLIENT_ID', 'OPSCORE_OIDC_ROLES', 'OPSCORE_PUBLIC_URL'] as const;
  return needed.filter((name) => settings[name] === undefined).map((name) => `${name} must be set where OPSCORE_OIDC_ISSUER is`);
}

/** A message needs a server and a sender. */
function findMissingForMail({ OPSCORE_SMTP_URL, OPSCORE_MAIL_FROM }: Settings): string[] {
  return OPSCORE_SMTP_URL !== undefined && OPSCORE_MAIL_FROM === undefined ? ['OPSCORE_MAIL_FROM must be set where OPSCORE_SMTP_URL is'] : [];
}
