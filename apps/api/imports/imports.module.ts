import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Module } from '@nestjs/common';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { Drafts } from '#libs/inbox/drafts.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { Imports } from '#libs/inbox/imports.js';
import { Uploads } from '#libs/inbox/uploads.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import { draftsFolderOf, uploadsFolderOf } from '#libs/jobs/worker-service.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { SETTINGS } from '../http/settings.js';
import { DataQualityController } from './data-quality.controller.js';
import { ImportDraftsController } from './import-drafts.controller.js';
import { ImportProfilesController } from './import-profiles.controller.js';
import { ImportsController } from './imports.controller.js';

/** Imports: uploads, what became of them, and their undo. */
@Module({
  controllers: [ImportsController, ImportDraftsController, ImportProfilesController, DataQualityController],
  providers: [
    { provide: ImportFiles, useFactory: (database: Database) => new ImportFiles(database), inject: [Database] },
    { provide: Imports, useFactory: (database: Database) => new Imports(database), inject: [Database] },
    { provide: ImportProfiles, useFactory: (database: Database) => new ImportProfiles(database), inject: [Database] },
    {
      provide: Drafts,
      useFactory: (settings: Settings) => new Drafts({ folder: draftsFolderOf(settings), limitBytes: settings.uploadLimit }),
      inject: [SETTINGS],
    },
    {
      provide: Uploads,
      useFactory: (files: ImportFiles, settings: Settings) =>
        new Uploads(files, { folder: uploadsFolderOf(settings), limitBytes: settings.uploadLimit }),
      inject: [ImportFiles, SETTINGS],
    },
  ],
})
export class ImportsModule implements OnApplicationBootstrap {
  constructor(
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a killed process left of its uploads goes when the next one starts. */
  async onApplicationBootstrap(): Promise<void> {
    await this.uploads.sweep(this.clock());
    await this.drafts.sweep(this.clock());
  }
}
