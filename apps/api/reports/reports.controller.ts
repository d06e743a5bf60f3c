import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '#libs/access/principal.js';
import { reachOf } from '#libs/domain/access.js';
import type { Report } from '#libs/exports/reports.js';
import { REPORTS } from '#libs/exports/reports.js';
import { Access, SignedIn } from '../http/access.js';
import { fieldOf, filtersOf, titleOf } from './report-fields.js';
import { ReportAnswer, ReportsPage } from './reports.dto.js';

/** The reports that there are. */
@Controller('reports')
export class ReportsController {
  /** Those that the caller may read. */
  @Access('exports.make')
  @Get()
  @ApiOkResponse({ type: ReportsPage })
  list(@SignedIn() { grants, permissions }: Principal): ReportsPage {
    const mayRead = ({ permission }: Report) => permissions?.includes(permission) !== false && reachOf(grants, permission) !== null;
    return { items: REPORTS.filter(mayRead).map(showReport), nextCursor: null };
  }
}

function showReport(report: Report): ReportAnswer {
  const { id, title, columns, sortedBy, permission } = report;
  return {
    id,
    title,
    columns: columns.map(({ name, zh, type }) => ({ field: fieldOf(name), column: name, title: { en: titleOf(name), zh }, type })),
    sortedBy: sortedBy.map(fieldOf),
    filters: filtersOf(report),
    permission,
  };
}
