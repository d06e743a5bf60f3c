import { z } from 'zod';
import type { FoundProblem } from './check-profile.js';
import { ProfileForm } from './profile-form.js';

const MISSING = 'it is missing';
const UNKNOWN = 'there is no such key';
const EMPTY = 'it must not be empty';

/** Our own words, here and in profile-form.ts, in Chinese; all others are those of the library. */
const IN_CHINESE: Readonly<Record<string, string>> = {
  'must be lower-case letters, digits and underscores': '只能用小写字母、数字和下划线',
  'must be lower-case letters, digits and hyphens': '只能用小写字母、数字和连字符',
  'must be an offset such as +08:00': '须为 +08:00 这样的时差',
  'choices belong to the type choice, and to it alone': 'choices 只用于类型 choice，且必须有',
  'epoch belongs to the types day and instant': 'epoch 只用于类型 day 和 instant',
  'must be a header, or a list of headers': '须为列名，或列名的列表',
  'must be the name of a field, or a list of them': '须为字段名，或字段名的列表',
  'must be a text, a number, true or false': '须为文本、数字、true 或 false',
  'must be the name of a field, or one of value, option, name_part, field, text, digest, first_of, product and sum': '须为字段名，或 value、option、name_part、field、text、digest、first_of、product、sum 之一',
  'must be the name of a field, or one of value, option, name_part, field, text and digest': '须为字段名，或 value、option、name_part、field、text、digest 之一',
  [MISSING]: '缺少此项',
  [UNKNOWN]: '没有此项',
  [EMPTY]: '不能为空',
};

/** What in the content of a document is not in the form of a profile, each with its place. */
export function findFormProblems(content: unknown): FoundProblem[] {
  const [english, chinese] = [problemsIn(content), problemsIn(content, z.locales.zhCN().localeError)];
  return english.map(({ path, message }, index) => ({ path, en: message, zh: IN_CHINESE[message] ?? chinese[index]?.message ?? message }));
}

interface Described {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function problemsIn(content: unknown, error?: z.core.$ZodErrorMap): Described[] {
  const parsed = ProfileForm.safeParse(content, error === undefined ? {} : { error });
  return (parsed.error?.issues ?? []).flatMap((issue) => describeIssue(issue, content));
}

function describeIssue(issue: z.core.$ZodIssue, content: unknown): Described[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], message: UNKNOWN }));
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => ({ path, message }));
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) => branch.every((each) => each.code !== 'unrecognized_keys' && each.path.length > 0));
    if (meant !== undefined) return meant.flatMap((each) => describeIssue({ ...each, path: [...path, ...each.path] }, content));
  }
  if (issue.code === 'too_small' && issue.minimum === 1) return [{ path, message: EMPTY }];
  return [{ path, message: valueAt(content, path) === undefined ? MISSING : issue.message }];
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], content);
}
