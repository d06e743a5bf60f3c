import { lstat } from 'node:fs/promises';

/** What tells one state of a file from another without reading it. */
export interface FileMark {
  readonly sizeBytes: number;
  /** When it was last written, in milliseconds since 1970, with fractions. */
  readonly modifiedMs: number;
}

/** The mark of a regular file; null where there is none. Links are not followed. Throws what the system says of other faults. */
export async function markOf(path: string): Promise<FileMark | null> {
  try {
    const found = await lstat(path);
    return found.isFile() ? { sizeBytes: found.size, modifiedMs: found.mtimeMs } : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
}

/** Whether two marks are of the same state of a file. */
export function isSameMark(one: FileMark | null, other: FileMark | null): boolean {
  return one !== null && other !== null && one.sizeBytes === other.sizeBytes && one.modifiedMs === other.modifiedMs;
}

/** The code that the system gives an error; '' where it has none. */
export function codeOf(error: unknown): string {
  return (error as Partial<NodeJS.ErrnoException> | undefined)?.code ?? '';
}
