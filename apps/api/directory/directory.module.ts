import { Module } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { Directory } from '#libs/directory/directory.js';
import { DirectoryController } from './directory.controller.js';

/** Divisions and managers. */
@Module({
  controllers: [DirectoryController],
  providers: [{ provide: Directory, useFactory: (database: Database) => new Directory(database), inject: [Database] }],
  exports: [Directory],
})
export class DirectoryModule {}
