import { OpscoreError } from '#libs/domain/errors.js';
import { openDocument } from '#libs/yaml-documents/open-document.js';
import type { Place, PlacedDocument } from '#libs/yaml-documents/placed-document.js';
import { findProfileProblems } from './check-profile.js';
import { findFormProblems } from './form-problems.js';
import type { MappingProfile } from './profile-form.js';
import { ProfileForm } from './profile-form.js';

export type { MappingFact, MappingField, MappingProfile, MappingSource } from './profile-form.js';

/** What is wrong in the text of a profile, and where. */
export interface ProfileProblem extends Place {
  /** The place as keys, such as `facts.0.columns.day`; '' for the whole. */
  readonly path: string;
  readonly en: string;
  readonly zh: string;
}

export type ProfileCheck = { readonly profile: MappingProfile; readonly problems: readonly [] } | { readonly profile: null; readonly problems: readonly ProfileProblem[] };

/** Most that a profile may have: it is a page of text. */
const LONGEST_PROFILE = 256 * 1024;
/** No more are named: looking up where each stands takes its time. */
const MOST_PROBLEMS = 200;

/** Checks a profile as a whole: its form, that its fields and columns are there, and every column that a kind needs. Tells all that is wrong, in the order of the text. */
export function checkMappingProfile(text: string): ProfileCheck {
  if (text.length > LONGEST_PROFILE) return refuse({ en: 'longer than 256 KB', zh: '超过 256 KB' });
  if (text.includes('\0')) return refuse({ en: 'it has a byte 0, which no text has', zh: '含有零字节，不是文本' });
  const { document, problems } = openDocument(text);
  if (document === null) return { profile: null, problems: problems.map(({ message, ...place }) => ({ path: '', ...place, en: `YAML: ${message}`, zh: `YAML 语法有误：${message}` })) };
  return checkContent(document);
}

/** Reads a profile from YAML. Throws `profile-invalid` with all that is wrong in it, each with its place. */
export function readMappingProfile(text: string, file: string): MappingProfile {
  const { profile, problems } = checkMappingProfile(text);
  if (profile !== null) return profile;
  throw new OpscoreError('profile-invalid', {
    file,
    problems: problems.map(({ path, line, en }) => (path === '' ? `line ${line}: ${en}` : `${path} (line ${line}): ${en}`)).join('; '),
    problemsZh: problems.map(({ path, line, zh }) => (path === '' ? `第 ${line} 行：${zh}` : `${path}（第 ${line} 行）：${zh}`)).join('；'),
  });
}

function refuse(problem: Pick<ProfileProblem, 'en' | 'zh'>): ProfileCheck {
  return { profile: null, problems: [{ path: '', line: 1, column: 1, ...problem }] };
}

function checkContent(placed: PlacedDocument): ProfileCheck {
  let content: unknown;
  try {
    content = placed.document.toJS({ maxAliasCount: 0 });
  } catch {
    return refuse({ en: 'YAML: it refers to other places of itself', zh: 'YAML 语法有误：不能引用文档中的其他位置' });
  }
  const parsed = ProfileForm.safeParse(content);
  const found = parsed.success ? findProfileProblems(parsed.data) : findFormProblems(content);
  if (parsed.success && found.length === 0) return { profile: parsed.data, problems: [] };
  const problems = found.slice(0, MOST_PROBLEMS).map(({ path, en, zh }) => ({ path: path.join('.'), ...placed.placeOf(path, 'key'), en, zh }));
  return { profile: null, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}
