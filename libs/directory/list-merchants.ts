import type { Session } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import * as sql from './list-merchants.sql.js';
import { merchantsWithin } from './reach.js';

/** A manager who has a merchant. Name and division are null where no file has told of the manager yet. */
export interface Holder {
  readonly managerId: string;
  readonly name: string | null;
  readonly division: string | null;
}

export interface Merchant {
  readonly merchantId: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly ka: boolean;
  /** False where facts name the merchant and no file of merchants does yet: its facts wait. */
  readonly known: boolean;
  /** Who has it on the day asked for; null for nobody. */
  readonly manager: Holder | null;
}

/** Who had a merchant when, both days included; `to` is null where no end is set. */
export interface Assignment {
  readonly manager: Holder;
  readonly from: Day;
  readonly to: Day | null;
}

export interface MerchantsRequest {
  /** The day whose managers are named and asked for. */
  readonly on: Day;
  /** The day whose merchants managers reach: today. */
  readonly today: Day;
  /** Each null for any. */
  readonly managerId: string | null;
  readonly division: string | null;
  readonly category: string | null;
  readonly ka: boolean | null;
  /** A part of the id or name, in small or capital letters, taken as it stands. */
  readonly search: string | null;
  /** The id of the last merchant of the page before; null for the first page. */
  readonly after: string | null;
  readonly rows: number;
}

/** So many changes of hands are shown: more than any merchant has seen. */
const MOST_ASSIGNMENTS = 1_000;

interface MerchantRow {
  readonly [column: string]: unknown;
  readonly merchant_id: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly ka: boolean;
  readonly known: boolean;
  readonly manager_id: string | null;
  readonly manager_name: string | null;
  readonly division: string | null;
}

interface AssignmentRow {
  readonly [column: string]: unknown;
  readonly manager_id: string;
  readonly manager_name: string | null;
  readonly division: string | null;
  readonly from_day: Day;
  readonly to_day: Day | null;
}

/** The merchants within a reach by id, a page of them. */
export async function listMerchants(session: Session, reach: Reach, request: MerchantsRequest): Promise<Merchant[]> {
  const within = await merchantsWithin(session, reach);
  const rows = await session.query<MerchantRow>(sql.MERCHANTS_PAGE, [
    request.on,
    within?.managerIds ?? null,
    within?.merchantIds ?? null,
    request.today,
    request.managerId,
    request.division,
    request.category,
    request.ka,
    request.search,
    request.after,
    request.rows,
  ]);
  return rows.map(readMerchant);
}

/** The merchant of an id, with who has it on a day and who had it when, the latest first. Throws `merchant-not-found`. */
export async function findMerchant(
  session: Session,
  merchantId: string,
  day: Day,
): Promise<Merchant & { readonly assignments: readonly Assignment[] }> {
  const [row] = await session.query<MerchantRow>(sql.MERCHANT, [merchantId, day]);
  if (row === undefined) throw new OpscoreError('merchant-not-found', { merchant: merchantId });
  const assignments = await session.query<AssignmentRow>(sql.HOLDERS_OF_MERCHANT, [merchantId, MOST_ASSIGNMENTS]);
  return {
    ...readMerchant(row),
    assignments: assignments.map((each) => ({
      manager: { managerId: each.manager_id, name: each.manager_name, division: each.division },
      from: each.from_day,
      to: each.to_day,
    })),
  };
}

/** The names of merchants by id; who has none is absent. */
export async function readMerchantNames(session: Session, merchantIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await session.query<{ merchant_id: string; name: string }>(sql.MERCHANT_NAMES, [merchantIds]);
  return new Map(rows.map((row) => [row.merchant_id, row.name]));
}

/** Names of merchants and whether they are key accounts, by id; who is not known is absent. */
export async function describeMerchants(session: Session, merchantIds: readonly string[]): Promise<Map<string, Pick<Merchant, 'name' | 'ka'>>> {
  const rows = await session.query<{ merchant_id: string; name: string | null; ka: boolean }>(sql.MERCHANTS_DESCRIBED, [merchantIds]);
  return new Map(rows.map(({ merchant_id: merchantId, name, ka }) => [merchantId, { name, ka }]));
}

function readMerchant(row: MerchantRow): Merchant {
  return {
    merchantId: row.merchant_id,
    name: row.name,
    category: row.category,
    ka: row.ka,
    known: row.known,
    manager: row.manager_id === null ? null : { managerId: row.manager_id, name: row.manager_name, division: row.division },
  };
}
