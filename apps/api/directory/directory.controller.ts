import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Directory } from '#libs/directory/directory.js';
import type { Reach } from '#libs/domain/access.js';
import { Access, ReachOf } from '../http/access.js';
import type { Page } from '../http/pages.js';
import { PageOf, PageQuery, limitOf, pageOf, readCursor } from '../http/pages.js';
import { DivisionAnswer, ManagerAnswer, ManagerParams, ManagersQuery, showManager } from './directory.dto.js';

/** Divisions and managers. */
@Controller()
export class DirectoryController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Access('directory.read')
  @Get('divisions')
  @ApiOkResponse({ type: PageOf(DivisionAnswer) })
  async listDivisions(@Query() query: PageQuery, @ReachOf() reach: Reach): Promise<Page<DivisionAnswer>> {
    const limit = limitOf(query);
    const [after = null] = readCursor(query.cursor, ['text']) ?? [];
    const rows = await this.directory.divisions(reach, { after: after as string | null, rows: limit + 1 });
    return pageOf(rows, limit, { keyOf: ({ division }) => [division], show: ({ division, managers }) => ({ division, managers }) });
  }

  @Access('directory.read')
  @Get('managers')
  @ApiOkResponse({ type: PageOf(ManagerAnswer) })
  async listManagers(@Query() query: ManagersQuery, @ReachOf() reach: Reach): Promise<Page<ManagerAnswer>> {
    const limit = limitOf(query);
    const [after = null] = readCursor(query.cursor, ['text']) ?? [];
    const { division = null, search = null } = query;
    const rows = await this.directory.managers(reach, { division, search, after: after as string | null, rows: limit + 1 });
    return pageOf(rows, limit, { keyOf: ({ managerId }) => [managerId], show: showManager });
  }

  @Access('directory.read')
  @Get('managers/:managerId')
  @ApiOkResponse({ type: ManagerAnswer })
  async findManager(@Param() { managerId }: ManagerParams): Promise<ManagerAnswer> {
    return showManager(await this.directory.manager(managerId));
  }
}
