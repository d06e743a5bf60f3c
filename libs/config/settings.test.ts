import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { readSettings } from './settings.js';

function problemsOf(environment: NodeJS.ProcessEnv): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof OpscoreError && error.code === 'configuration-invalid')
      return String(error.details['problems']);
    throw error;
  }
  return '';
}

describe('the settings of the environment', () => {
  it('have defaults', () => {
    expect(readSettings({})).toMatchObject({ home: resolve('.opscore'), timeZone: 'Asia/Shanghai', LOG_LEVEL: 'warn' });
    expect(readSettings({}).DATABASE_URL).toBeUndefined();
    expect(readSettings({}).QUEUE_URL).toBeUndefined();
  });

  it('are read where they are given; an empty variable counts as absent', () => {
    const settings = readSettings({
      OPSCORE_HOME: '/srv/运营',
      OPSCORE_TIMEZONE: 'America/Sao_Paulo',
      DATABASE_URL: 'postgresql://opscore:secret@db.internal:6432/opscore?sslmode=require',
      LOG_LEVEL: '',
    });
    expect(settings).toMatchObject({ home: '/srv/运营', timeZone: 'America/Sao_Paulo', LOG_LEVEL: 'warn' });
    expect(settings.DATABASE_URL).toBe('postgresql://opscore:secret@db.internal:6432/opscore?sslmode=require');
    expect(readSettings({ DATABASE_URL: '', OPSCORE_HOME: '' })).toMatchObject({ home: resolve('.opscore') });
  });

  it.each(['postgres:///opscore?host=/var/run/postgresql', 'postgres://host/db?options=-c%20a%3Db'])(
    'take %s for a database',
    (url) => {
      expect(readSettings({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
    },
  );

  it.each(['redis://localhost', 'rediss://opscore:secret@queue.internal:6380/2?namespace=north'])(
    'take %s for a queue',
    (url) => {
      expect(readSettings({ QUEUE_URL: url }).QUEUE_URL).toBe(url);
    },
  );

  it.each([
    ['OPSCORE_TIMEZONE', 'Shangri-La'],
    ['OPSCORE_TIMEZONE', '+08:00'],
    ['OPSCORE_TIMEZONE', "UTC' -c log_statement=all"],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'postgres://host:port/db'],
    ['QUEUE_URL', 'postgres://host/db'],
    ['QUEUE_URL', 'redis://host:port'],
    ['LOG_LEVEL', 'loud'],
  ])('name %s when it is %j, and never its value', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems.startsWith(`${name} must be `)).toBe(true);
    expect(problems).not.toContain(value);
  });

  it('refuse an address of nothing', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://' })).toBe('DATABASE_URL must be a postgres:// URL');
    expect(problemsOf({ QUEUE_URL: 'redis://' })).toBe('QUEUE_URL must be a redis:// or rediss:// URL');
  });

  it('name all problems together', () => {
    expect(problemsOf({ OPSCORE_TIMEZONE: 'Mars/Base', DATABASE_URL: 'secret-host', LOG_LEVEL: 'loud' })).toBe(
      'OPSCORE_TIMEZONE must be an IANA time zone such as Asia/Shanghai; DATABASE_URL must be a postgres:// URL; ' +
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
    );
  });
});

describe('secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opscore-secrets-'));
  const file = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  afterAll(() => rmSync(folder, { recursive: true }));

  it('may come from files, without the space around them', () => {
    const settings = readSettings({
      DATABASE_URL_FILE: file('database', '\n postgres://opscore:secret@db/opscore \r\n'),
      QUEUE_URL_FILE: file('queue', 'redis://:secret@queue'),
    });
    expect(settings).toMatchObject({ DATABASE_URL: 'postgres://opscore:secret@db/opscore', QUEUE_URL: 'redis://:secret@queue' });
  });

  it('come from one place only', () => {
    const problems = problemsOf({ DATABASE_URL: 'postgres://h/a', DATABASE_URL_FILE: file('other', 'postgres://h/b') });
    expect(problems).toBe('DATABASE_URL and DATABASE_URL_FILE are both given: keep one of them');
  });

  it.each([
    ['a file that is not there', () => join(folder, 'nothing')],
    ['a folder', () => folder],
    ['an empty file', () => file('empty', ' \n')],
    ['a file that is too large', () => file('large', Buffer.alloc(70_000, 0x61))],
  ])('from %s are a problem that names the variable and not the place', (_what, path) => {
    const problems = problemsOf({ QUEUE_URL_FILE: path() });
    expect(problems).toBe('QUEUE_URL_FILE must name a file that can be read and holds the value of QUEUE_URL');
  });

  it('are checked as others are, and never shown', () => {
    expect(problemsOf({ DATABASE_URL_FILE: file('wrong', 'mysql://secret-host/db') })).toBe('DATABASE_URL must be a postgres:// URL');
  });
});

describe('the address of the page', () => {
  it.each(['https://opscore.example', 'http://10.0.0.7:3000', 'https://opscore.example/'])('may be %s', (url) => {
    expect(readSettings({ OPSCORE_PUBLIC_URL: url }).OPSCORE_PUBLIC_URL).toBe(url);
  });

  it.each(['opscore.example', 'ftp://opscore.example', 'https://', 'https://user:secret@opscore.example', 'https://opscore.example/kpi', 'https://opscore.example?a=1', 'javascript:alert(1)'])(
    'may not be %s',
    (url) => {
      const problems = problemsOf({ OPSCORE_PUBLIC_URL: url });
      expect(problems).toBe('OPSCORE_PUBLIC_URL must be an http:// or https:// address without a path, such as https://opscore.example');
    },
  );
});

describe('what messages are sent with', () => {
  const KEY = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';

  it('is a mail server, a sender, hosts and a key', () => {
    const given = { OPSCORE_SMTP_URL: 'smtps://opscore:p%40ss@mail.example.cn', OPSCORE_MAIL_FROM: '"绩效" <opscore@example.cn>', OPSCORE_WEBHOOK_HOSTS: 'Bus.internal, 10.0.0.7,[fd00::1]', OPSCORE_SEAL_KEY: KEY };
    const settings = readSettings(given);
    expect(settings).toMatchObject({ OPSCORE_SMTP_URL: given.OPSCORE_SMTP_URL, OPSCORE_MAIL_FROM: given.OPSCORE_MAIL_FROM, OPSCORE_SEAL_KEY: KEY });
    expect([...settings.webhookHosts]).toEqual(['bus.internal', '10.0.0.7', '[fd00::1]']);
    expect(readSettings({}).webhookHosts.size).toBe(0);
  });

  it.each([
    [{ OPSCORE_SMTP_URL: 'smtp://mail.example.cn' }, 'OPSCORE_MAIL_FROM must be set where OPSCORE_SMTP_URL is'],
    [{ OPSCORE_SMTP_URL: 'http://secret', OPSCORE_MAIL_FROM: 'a@example.cn' }, 'OPSCORE_SMTP_URL must be an smtp:// or smtps:// URL'],
    [{ OPSCORE_MAIL_FROM: 'a@example.cn\r\nBcc: b@example.cn' }, 'OPSCORE_MAIL_FROM must be a mailbox such as opscore@example.cn or "opscore <opscore@example.cn>"'],
    [{ OPSCORE_WEBHOOK_HOSTS: 'https://bus.internal' }, 'OPSCORE_WEBHOOK_HOSTS must be hosts without scheme and port, separated by commas'],
    [{ OPSCORE_SEAL_KEY: 'too-short-secret' }, 'OPSCORE_SEAL_KEY must be 32 random bytes in base64, such as "openssl rand -base64 32" makes'],
  ])('is refused where it is wrong: %j', (given, problem) => {
    expect(problemsOf(given)).toBe(problem);
  });
});
