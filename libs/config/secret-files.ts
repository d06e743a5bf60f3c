import { readFileSync } from 'node:fs';

const LARGEST_SECRET = 65_536;

/** What stands in the environment and in the files that it names, and what is wrong with those files. */
export interface WithSecretFiles {
  readonly environment: NodeJS.ProcessEnv;
  /** Name variables and never hold a value. */
  readonly problems: readonly string[];
}

/**
 * Reads secrets from files: where `<NAME>_FILE` names a file, its content without the space around it is the value of `<NAME>`.
 * A variable and its file must not be given both.
 */
export function readSecretFiles(environment: NodeJS.ProcessEnv, names: readonly string[]): WithSecretFiles {
  const read: NodeJS.ProcessEnv = { ...environment };
  const problems: string[] = [];
  for (const name of names) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    const content = readSecret(path);
    if (environment[name]) problems.push(`${name} and ${name}_FILE are both given: keep one of them`);
    else if (content === null) problems.push(`${name}_FILE must name a file that can be read and holds the value of ${name}`);
    else read[name] = content;
  }
  return { environment: read, problems };
}

function readSecret(path: string): string | null {
  try {
    const content = readFileSync(path);
    const text = content.length > LARGEST_SECRET ? '' : content.toString('utf8').trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
