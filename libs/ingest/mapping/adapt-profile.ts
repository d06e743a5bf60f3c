import { parseDocument } from 'yaml';
import { OpscoreError } from '#libs/domain/errors.js';
import { readMappingProfile } from './mapping-profile.js';

/** What is changed of a profile. */
export interface Adaptation {
  readonly name: string;
  /** What it need not be told any more, by option. */
  readonly defaults: Readonly<Record<string, string>>;
  /** How its files are named. Where nothing is said, they may have any name, unless the profile takes parts of it. */
  readonly files?: string;
}

/**
 * A profile under another name and with other defaults, as YAML: the comments stay. Throws `profile-option-unknown`, and
 * `profile-invalid` where a default is none of the choices, or nothing is left of a name that the profile takes parts of.
 */
export function adaptProfile(yaml: string, { name, defaults, files }: Adaptation): string {
  const document = parseDocument(yaml);
  const { profile, options } = readMappingProfile(yaml, 'profile.yaml');
  document.set('profile', name);
  if (files !== undefined) document.set('names', document.createNode([files], { flow: true }));
  else if (!takesNameParts(yaml)) document.delete('names');
  for (const [option, value] of Object.entries(defaults)) {
    if (options[option] === undefined) throw new OpscoreError('profile-option-unknown', { profile, option, known: Object.keys(options).join(', ') || '-' });
    document.setIn(['options', option, 'default'], value);
  }
  const adapted = document.toString({ lineWidth: 160, flowCollectionPadding: true });
  readMappingProfile(adapted, `${name}.yaml`);
  return adapted;
}

/** Whether a profile says something else without the names of its files. */
function takesNameParts(yaml: string): boolean {
  const document = parseDocument(yaml);
  document.delete('names');
  try {
    readMappingProfile(document.toString(), 'profile.yaml');
    return false;
  } catch (error) {
    if (error instanceof OpscoreError) return true;
    throw error;
  }
}
