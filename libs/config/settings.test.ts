import { resolve } from 'node:path';
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
