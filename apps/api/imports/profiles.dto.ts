import { KNOWN_KIND_NAMES } from '#libs/ingest/kinds.js';
import { CountField, FlagField, InstantField, ListField, ObjectField, TextField, TextsField } from '../http/fields.js';
import { WordingAnswer } from '../jobs/jobs.dto.js';

/** The name of an import profile. */
export const PROFILE_NAME = /^[a-z][a-z0-9-]{1,60}$/;

const LONGEST_YAML = 262_144;
/** A problem names what is written, which may be long. */
const LONGEST_PROBLEM = 1_000;

export class ImportProfileParams {
  @TextField({ description: 'The name of the profile.', pattern: PROFILE_NAME })
  readonly name!: string;
}

export class ProfileOptionAnswer {
  @TextField({ description: 'The name of the option.' })
  readonly name!: string;

  @ObjectField(() => WordingAnswer, { description: 'What is to be told.' })
  readonly title!: WordingAnswer;

  @TextField({ description: 'What holds where nothing is told; null where there is none.', nullable: true, minLength: 0, maxLength: 1_000 })
  readonly default!: string | null;

  @TextsField({ description: 'What may be told; null where that is free.', nullable: true, maxLength: 1_000 })
  readonly choices!: readonly string[] | null;

  @FlagField({ description: 'Whether it may be left out.' })
  readonly optional!: boolean;
}

/** How the files of another system are read. */
export class ImportProfileAnswer {
  @TextField({ description: 'The name of the profile.' })
  readonly name!: string;

  @ObjectField(() => WordingAnswer, { description: 'What it reads.' })
  readonly title!: WordingAnswer;

  @ObjectField(() => WordingAnswer, { description: 'What is to be known of it; null where nothing is said.', nullable: true })
  readonly about!: WordingAnswer | null;

  @TextsField({ description: 'The kinds of facts that it makes.', of: KNOWN_KIND_NAMES })
  readonly kinds!: readonly string[];

  @FlagField({ description: 'Whether it says figures that ours can be compared with.' })
  readonly reconciles!: boolean;

  @FlagField({ description: 'Whether it is built in, and so cannot be changed.' })
  readonly builtIn!: boolean;

  @ListField(() => ProfileOptionAnswer, { description: 'What it has to be told.' })
  readonly options!: readonly ProfileOptionAnswer[];

  @InstantField({ description: 'When it was last changed; null of a built-in one.', nullable: true })
  readonly changedAt!: string | null;

  @TextField({ description: 'Who changed it; null of a built-in one.', nullable: true })
  readonly changedBy!: string | null;
}

export class ImportProfileTextAnswer extends ImportProfileAnswer {
  @TextField({ description: 'The profile as YAML.', maxLength: LONGEST_YAML })
  readonly yaml!: string;
}

export class ImportProfileRequest {
  @TextField({ description: 'The profile as YAML; it says its own name.', maxLength: LONGEST_YAML })
  yaml!: string;
}

export class ProfileCheckRequest {
  @TextField({ description: 'What is written until now.', minLength: 0, maxLength: LONGEST_YAML })
  yaml!: string;
}

export class ProfileProblemAnswer {
  @TextField({ description: 'The place in the profile, such as facts.0.columns.day; empty for the whole.', minLength: 0, maxLength: LONGEST_PROBLEM })
  readonly path!: string;

  @CountField({ description: 'The line, from 1 on.' })
  readonly line!: number;

  @CountField({ description: 'The column, from 1 on.' })
  readonly column!: number;

  @TextField({ description: 'What is wrong, in English.', maxLength: LONGEST_PROBLEM })
  readonly en!: string;

  @TextField({ description: 'What is wrong, in Chinese.', maxLength: LONGEST_PROBLEM })
  readonly zh!: string;
}

export class ProfileCheckAnswer {
  @FlagField({ description: 'Whether the profile can be used.' })
  readonly valid!: boolean;

  @ListField(() => ProfileProblemAnswer, { description: 'What is wrong, in the order of the text; the first 200.', max: 200 })
  readonly problems!: readonly ProfileProblemAnswer[];
}

/** What is wrong in a profile as it is answered. */
export function describeProfileCheck(problems: readonly ProfileProblemAnswer[]): ProfileCheckAnswer {
  const shorten = (text: string) => text.slice(0, LONGEST_PROBLEM);
  return { valid: problems.length === 0, problems: problems.map(({ path, line, column, en, zh }) => ({ path: shorten(path), line, column, en: shorten(en), zh: shorten(zh) })) };
}
