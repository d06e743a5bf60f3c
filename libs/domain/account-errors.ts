import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of users, passwords, sessions, tokens and the audit log: a part of the table of all. */
export const ACCOUNT_ERRORS = {
  'sign-in-failed': {
    exit: 1,
    http: 401,
    en: 'The name or the password is not right. After 10 failures in a row an account is locked for a while; an administrator can give you a new password.',
    zh: '用户名或密码不正确。连续失败 10 次后账号将被暂时锁定；管理员可为您重置密码。',
  },
  'account-locked': {
    exit: 1,
    http: 403,
    en: 'Your password is right, but after too many failures the account is locked until {until}. Wait, or ask an administrator for a new password.',
    zh: '密码正确，但因失败次数过多，账号已锁定至 {until}。请等待，或联系管理员重置密码。',
  },
  'too-many-sign-ins': {
    exit: 1,
    http: 429,
    en: 'Too many sign-ins from your address. Try again in {seconds} seconds.',
    zh: '来自您所在地址的登录过于频繁，请在 {seconds} 秒后重试。',
  },
  'sign-in-busy': {
    exit: 1,
    http: 503,
    en: 'Too many people sign in at this moment. Try again in a few seconds.',
    zh: '当前登录人数过多，请稍候几秒再试。',
  },
  'password-length-wrong': {
    exit: 2,
    http: 422,
    en: 'A password has {shortest} to {longest} characters. A few words in a row are easy to remember.',
    zh: '密码长度须为 {shortest} 至 {longest} 个字符，可用几个词组成的短句。',
  },
  'password-too-common': {
    exit: 2,
    http: 422,
    en: 'This password is among those that are tried first. Take one that is made of other things than common words, rows of keys and years.',
    zh: '该密码过于常见，容易被猜到。请不要只用常见单词、键盘顺序或年份。',
  },
  'password-is-name': {
    exit: 2,
    http: 422,
    en: 'The password is the sign-in name. Take another one.',
    zh: '密码不能与用户名相同，请更换。',
  },
  'password-not-changed': {
    exit: 2,
    http: 422,
    en: 'The new password is the old one. Take another one.',
    zh: '新密码与旧密码相同，请更换。',
  },
  'current-password-wrong': {
    exit: 1,
    http: 422,
    en: 'The current password is not right. Nothing was changed.',
    zh: '当前密码不正确，未做更改。',
  },
  'password-kept-elsewhere': {
    exit: 1,
    http: 409,
    en: '{name} signs in through your organisation, which keeps the password. Change it there.',
    zh: '{name} 通过贵组织的统一登录，密码由其管理，请在那里修改。',
  },
  'user-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no user {user}. GET /api/v1/users and "opscore user list" list them.',
    zh: '没有用户 {user}。可通过 GET /api/v1/users 或 opscore user list 查询。',
  },
  'user-name-invalid': {
    exit: 2,
    http: 422,
    en: '"{name}" cannot be a sign-in name: it has 1 to 64 letters and digits, and between them . _ - + @.',
    zh: '“{name}”不能用作用户名：须为 1 至 64 个字母、汉字或数字，中间可含 . _ - + @。',
  },
  'user-name-taken': {
    exit: 1,
    http: 409,
    en: 'There is a user {name} already (upper and lower case do not tell names apart). Take another name.',
    zh: '用户名 {name} 已存在（不区分大小写），请更换。',
  },
  'display-name-invalid': {
    exit: 2,
    http: 422,
    en: 'A display name has 1 to {longest} characters that can be seen.',
    zh: '显示名须为 1 至 {longest} 个可见字符。',
  },
  'last-administrator': {
    exit: 1,
    http: 409,
    en: '{name} is the last active administrator. Make somebody else one first.',
    zh: '{name} 是最后一位有效的管理员，请先指定其他管理员。',
  },
  'grant-scope-wrong': {
    exit: 2,
    http: 422,
    en: 'The role {role} is given for {wanted}; "{scope}" was named.',
    zh: '角色 {role} 的数据范围须为 {wanted}，当前为“{scope}”。',
  },
  'token-lifetime-wrong': {
    exit: 2,
    http: 422,
    en: 'A token expires after now and within {days} days. Name another expiry.',
    zh: '令牌的有效期须晚于当前时间且不超过 {days} 天，请调整。',
  },
  'token-permission-not-held': {
    exit: 1,
    http: 422,
    en: 'A token can do no more than you: your roles do not have {permissions}.',
    zh: '令牌的权限不能超过您本人：您的角色没有 {permissions}。',
  },
  'too-many-tokens': {
    exit: 1,
    http: 409,
    en: 'You have {most} tokens, and more are not kept. Revoke one that is not used any more.',
    zh: '您已有 {most} 个令牌，达到上限。请先撤销不再使用的令牌。',
  },
  'token-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no such token. It may have been revoked already.',
    zh: '没有该令牌，可能已被撤销。',
  },
  'session-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no such session. It may have ended already.',
    zh: '没有该会话，可能已经结束。',
  },
  'audit-log-broken': {
    exit: 1,
    http: 500,
    en: 'The audit log is not as it was written: entry {sequence} was {flaw}. The {entries} entries before it are whole. Compare with a backup.',
    zh: '审计日志与写入时不一致：第 {sequence} 条（{flaw}）。此前 {entries} 条完整。请与备份核对。',
  },
} as const satisfies Record<string, ErrorDefinition>;
