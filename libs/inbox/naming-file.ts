import type { ErrorDetails } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';

/** Where an error names a file by its path, its name alone: the folder is the server's. */
export function detailsNaming(fileName: string, { details }: OpscoreError): ErrorDetails {
  return 'file' in details ? { ...details, file: fileName } : details;
}

/** Has work on a file fail with its name in the place of its path. */
export async function namingFile<T>(fileName: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof OpscoreError ? new OpscoreError(error.code, detailsNaming(fileName, error), { cause: error }) : error;
  });
}
