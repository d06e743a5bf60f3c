import type { Actor } from '#libs/domain/actor.js';
import type { ImportPhase } from './import-request.js';

/** A folder of files to bring in. */
export interface FolderRequest {
  readonly folder: string;
  /** `canonical`, or the name of a profile, whose files are then looked for. */
  readonly profile: string;
  /** Where rejected rows go when there are any. */
  readonly rejectsFolder: string;
  /** Does all the work and keeps nothing. */
  readonly dryRun?: boolean;
  /** Any bad row refuses the whole file. */
  readonly strict?: boolean;
  /** Who brings the files in; opscore itself where nobody is named. */
  readonly actor?: Actor;
  readonly onProgress?: (file: string, phase: ImportPhase, bytes: number, total: number) => void;
}
