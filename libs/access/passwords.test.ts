import { hashSync } from '@node-rs/argon2';
import { isCommonPassword } from './common-passwords.js';
import { hashPassword, isPasswordOf, needsNewHash, requireFitPassword } from './passwords.js';
import { makeOneTimePassword } from './secrets.js';

const problemOf = (password: string, name = 'lin') => {
  try {
    requireFitPassword(password, name);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a password', () => {
  it.each([
    ['correct horse battery', null],
    ['红色 自行车 停在 桥上 三天', null],
    ['Wm7!kd0-xxQz', null],
    ['aB3$efgh jkl', null],
    ['🦊🦊🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧', null],
    ['elevenchars', 'password-length-wrong'],
    ['x'.repeat(129), 'password-length-wrong'],
    [`${'long sentence of words '.repeat(5)}end`, null],
    ['password1234', 'password-too-common'],
    ['Password2024!', 'password-too-common'],
    ['PASSWORDPASSWORD', 'password-too-common'],
    ['qwertyuiop123', 'password-too-common'],
    ['1qaz2wsx3edc', 'password-too-common'],
    ['woaini5201314', 'password-too-common'],
    ['iloveyou2024!!', 'password-too-common'],
    ['admin@opscore1', 'password-too-common'],
    ['aaaaaaaaaaaa', 'password-too-common'],
    ['121212121212', 'password-too-common'],
    ['abcdefghijklmn', 'password-too-common'],
    ['管理员管理员管理员管理员', 'password-too-common'],
  ])('%s: %s', (password, problem) => {
    expect(problemOf(password)).toBe(problem);
  });

  it('is not the sign-in name, in no case and width', () => {
    expect(problemOf('Lin.Xiaoming@Example', 'lin.xiaoming@example')).toBe('password-is-name');
    expect(problemOf('lin.xiaoming@example', 'lin.xiaoming@example')).toBe('password-is-name');
  });

  it('that is made for one time is fit, and another one each time', () => {
    const made = Array.from({ length: 200 }, makeOneTimePassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
      expect(problemOf(password)).toBeNull();
      expect(isCommonPassword(password)).toBe(false);
    }
  });
});

describe('the hash of a password', () => {
  it('is argon2id with what OWASP asks for, and a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(needsNewHash(one)).toBe(false);
    expect(await isPasswordOf(one, 'correct horse battery')).toBe(true);
    expect(await isPasswordOf(one, 'Correct horse battery')).toBe(false);
  });

  it('does not depend on how the same signs were typed', async () => {
    expect(await isPasswordOf(await hashPassword('crème brûlée 12'), 'crème brûlée 12')).toBe(true);
  });

  it('of nobody is the hash of no password', async () => {
    expect(await isPasswordOf(null, '')).toBe(false);
    expect(await isPasswordOf(null, 'correct horse battery')).toBe(false);
  });

  it('is made anew where its parameters are not of today', () => {
    expect(needsNewHash(hashSync('correct horse battery', { memoryCost: 8_192, timeCost: 2, parallelism: 1 }))).toBe(true);
  });

  it('is computed for a few at once, and a flood is turned away', async () => {
    const many = await Promise.allSettled(Array.from({ length: 260 }, () => isPasswordOf(null, 'correct horse battery')));
    const refused = many.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []));
    expect(refused).toEqual(Array.from({ length: 58 }, () => 'sign-in-busy'));
    expect(await isPasswordOf(null, 'and then as ever')).toBe(false);
  });
});
