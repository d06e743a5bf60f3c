import type { Session } from '#libs/database/database.js';
import type { Row } from '#libs/reports/report.js';
import type { Report } from './reports.js';
import * as sql from './row-names.sql.js';

/** What the merchants and SKUs of some rows are called. Those without a name are left out. */
export interface RowNames {
  readonly merchants: readonly { readonly merchantId: string; readonly name: string }[];
  readonly skus: readonly { readonly merchantId: string; readonly skuId: string; readonly name: string }[];
}

/** Reads the names of the merchants and SKUs that rows of a report are about. */
export async function readRowNames(session: Session, report: Pick<Report, 'columns'>, rows: readonly Row[]): Promise<RowNames> {
  const merchantIds = cellsOf(report, rows, 'merchant_id');
  if (merchantIds === null || rows.length === 0) return { merchants: [], skus: [] };
  const skuIds = cellsOf(report, rows, 'sku_id');
  const merchants = await session.query<{ merchant_id: string; name: string }>(sql.MERCHANT_NAMES, [merchantIds]);
  const skus = skuIds === null ? [] : await session.query<{ merchant_id: string; sku_id: string; name: string }>(sql.SKU_NAMES, [merchantIds, skuIds]);
  return {
    merchants: merchants.map(({ merchant_id: merchantId, name }) => ({ merchantId, name })),
    skus: skus.map(({ merchant_id: merchantId, sku_id: skuId, name }) => ({ merchantId, skuId, name })),
  };
}

/** The cells of a column as texts, a row each; null where the report has no such column. */
function cellsOf({ columns }: Pick<Report, 'columns'>, rows: readonly Row[], name: string): string[] | null {
  const position = columns.findIndex((column) => column.name === name);
  return position < 0 ? null : rows.map((row) => String(row[position] ?? ''));
}
