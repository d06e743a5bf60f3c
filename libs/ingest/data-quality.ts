import type { Database, Session } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import * as sql from './data-quality.sql.js';
import { KNOWN_KIND_NAMES, kindNamed } from './kinds.js';
import { needsMerchantKey } from './staging.sql.js';

/** Something in the data that waits for other data, or that people should look at. */
export interface DataQualityFinding {
  readonly code: keyof typeof FINDINGS | 'facts-of-unknown-merchants';
  /** The kind of the rows, where the finding is made for several. */
  readonly kind: string | null;
  readonly rows: number;
  /** A few ids. */
  readonly examples: readonly string[];
  readonly en: string;
  readonly zh: string;
}

const FINDINGS = {
  'assignments-of-unknown-merchants': {
    query: sql.ASSIGNMENTS_OF_UNKNOWN_MERCHANTS,
    en: 'assignments name merchants that nobody knows: import merchants',
    zh: '条分管关系的商家未知：请导入 merchants',
  },
  'merchants-without-manager': {
    query: sql.MERCHANTS_WITHOUT_MANAGER,
    en: 'merchants have no manager, so they count for nobody: import assignments',
    zh: '个商家没有运营经理，不计入任何人：请导入 assignments',
  },
  'traffic-without-sku': {
    query: sql.TRAFFIC_WITHOUT_SKU,
    en: 'SKUs with traffic are not in skus: they are ranked as a category of their own',
    zh: '个有流量的 SKU 不在 skus 中：按“无类目”参与排名',
  },
  'lines-without-order': {
    query: sql.LINES_WITHOUT_ORDER,
    en: 'order lines wait for their order: import orders',
    zh: '条订单明细在等待其订单：请导入 orders',
  },
  'outbounds-without-order': {
    query: sql.OUTBOUNDS_WITHOUT_ORDER,
    en: 'times of outbound of shipping lists wait for their order: import orders',
    zh: '条发货清单的出库时间在等待其订单：请导入 orders',
  },
  'placements-without-slot': {
    query: sql.PLACEMENTS_WITHOUT_SLOT,
    en: 'placements wait for their slot: import slots',
    zh: '条坑位投放在等待其坑位：请导入 slots',
  },
  'children-without-parent': {
    query: sql.CHILDREN_WITHOUT_PARENT,
    en: 'orders name a parent order that is not there',
    zh: '个订单的父订单不存在',
  },
  'paid-before-placed': {
    query: sql.PAID_BEFORE_PLACED,
    en: 'orders were paid before they were placed',
    zh: '个订单的付款时间早于下单时间',
  },
  'refunded-more-than-paid': {
    query: sql.REFUNDED_MORE_THAN_PAID,
    en: 'orders were refunded more than their amount',
    zh: '个订单的退款金额大于订单金额',
  },
} as const;

interface FindingRow {
  readonly [column: string]: unknown;
  readonly kind?: string;
  readonly rows: number;
  readonly examples: readonly string[];
}

/** Everything that waits or looks odd, with how many rows and a few of them; nothing where all is well. */
export async function readDataQuality(database: Pick<Session, 'query'>): Promise<DataQualityFinding[]> {
  const facts = KNOWN_KIND_NAMES.map(kindNamed).filter((kind) => needsMerchantKey(kind) && !['merchants', 'assignments'].includes(kind.name));
  const waiting = await database.query<FindingRow>(
    sql.factsOfUnknownMerchants(facts.map(({ name, table }) => ({ kind: name, table }))),
  );
  const findings: DataQualityFinding[] = waiting.map(({ kind = '', rows, examples }) => ({
    code: 'facts-of-unknown-merchants',
    kind,
    rows,
    examples,
    en: `rows of ${kind} wait for merchants that nobody knows: import merchants`,
    zh: `行 ${kind} 数据在等待未知商家：请导入 merchants`,
  }));
  for (const [code, { query, en, zh }] of Object.entries(FINDINGS)) {
    const [row] = await database.query<FindingRow>(query);
    if (row === undefined) continue;
    findings.push({ code: code as keyof typeof FINDINGS, kind: null, rows: row.rows, examples: row.examples, en, zh });
  }
  return findings.filter(({ rows }) => rows > 0);
}

const QUERY_CANCELED = '57014';

/** The same, looked through for so many seconds at most, all of one state of the data. Throws `data-quality-too-long`. */
export async function readDataQualityWithin(database: Database, seconds: number): Promise<DataQualityFinding[]> {
  try {
    return await database.withTransaction(
      async (session) => {
        await session.query(sql.END_AFTER, [`${seconds}s`]);
        return readDataQuality(session);
      },
      { snapshot: true },
    );
  } catch (error) {
    if ((error as { code?: unknown }).code !== QUERY_CANCELED) throw error;
    throw new OpscoreError('data-quality-too-long', { seconds }, { cause: error });
  }
}
