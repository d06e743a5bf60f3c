/**
 * What guessers try first: a password that is nothing but these, years, rows of keys and repetitions is refused, whatever its length.
 * That covers the long ones of every published list ("password1234", "Qwertyuiop123!", "iloveyou2024") without keeping one.
 */
const COMMON_WORDS = [
  ...['password', 'passwort', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'pa55word', 'pass', 'passphrase', 'secret', 'geheim', 'changeme', 'change', 'default'],
  ...['letmein', 'welcome', 'login', 'signin', 'hello', 'access', 'master', 'admin', 'administrator', 'root', 'user', 'guest', 'test', 'tester', 'demo'],
  ...['iloveyou', 'ilove', 'love', 'you', 'forever', 'sunshine', 'princess', 'dragon', 'monkey', 'football', 'baseball', 'basketball', 'superman'],
  ...['batman', 'starwars', 'pokemon', 'michael', 'jordan', 'ashley', 'charlie', 'daniel', 'jessica', 'summer', 'winter', 'spring', 'autumn'],
  ...['january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'computer', 'internet', 'samsung', 'google', 'facebook'],
  ...['company', 'office', 'manager', 'director', 'auditor', 'opscore', 'scorecard', 'operations', 'merchant', 'taobao', 'tmall', 'alibaba', 'jingdong'],
  ...['woaini', 'woaiwojia', 'wodemima', 'mima', 'nihao', 'zhongguo', 'china', 'beijing', 'shanghai', 'guanliyuan', 'yunying', 'dianshang', 'aini'],
  ...['密码', '我的', '我爱你', '管理员', '你好', '中国', '运营', '电商', '公司', '一二三四五六七八九十'],
];

/** Rows of keys and signs that people run along: any four or more of one, in either direction. */
const ROWS = [
  ...['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'yxcvbnm', 'zxcvbnm'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm', 'q1w2e3r4t5y6u7i8o9p0', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujmik', '!@#$%^&*()', 'a1b2c3d4e5f6g7h8'],
];

const SHORTEST_RUN = 3;

/** Signs that may be left over, beside what is common: fewer than that many make a password no better. */
const FEWEST_OF_ITS_OWN = 5;
const FEWEST_DIFFERENT = 5;

/** Whether a password is nothing but what guessers try first. */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase();
  if (new Set(text).size < FEWEST_DIFFERENT) return true;
  return new Set(withoutRuns(withoutWords(text))).size < FEWEST_OF_ITS_OWN;
}

const LONGEST_FIRST = COMMON_WORDS.toSorted((one, other) => other.length - one.length);

function withoutWords(text: string): string {
  let left = text;
  for (const word of LONGEST_FIRST) left = left.replaceAll(word, '');
  return left.replaceAll(/(19|20)\d\d/g, '');
}

const BOTH_WAYS = [...ROWS, ...ROWS.map((row) => Array.from(row).toReversed().join(''))];

/** A text without the pieces that run along a row. */
function withoutRuns(text: string): string {
  let left = '';
  let rest = text;
  while (rest !== '') {
    const run = Math.max(...BOTH_WAYS.map((row) => lengthOfRun(rest, row)));
    if (run < SHORTEST_RUN) left += rest.charAt(0);
    rest = rest.slice(run < SHORTEST_RUN ? 1 : run);
  }
  return left;
}

/** How many of the first signs of a text stand in a row one after another. */
function lengthOfRun(text: string, row: string): number {
  const begin = row.indexOf(text.charAt(0));
  if (begin === -1) return 0;
  let length = 1;
  while (length < text.length && begin + length < row.length && text[length] === row[begin + length]) length++;
  return length;
}
