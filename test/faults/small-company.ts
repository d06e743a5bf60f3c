import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import type { KindName } from '#libs/ingest/kind.js';
import type { RandomSource } from '../attribution/random-source.js';

/** A file of a kind, as text. */
export interface CompanyFile {
  readonly kind: KindName;
  readonly csv: string;
}

/** What comes in while the work goes on. */
export type LateInput =
  /** A file that is imported at once, after all that came before. */
  | ({ readonly way: 'import' } & CompanyFile)
  /** A file that is handed over to the workers. None names a row that another one names, so that their order does not matter. */
  | ({ readonly way: 'inbox' } & CompanyFile)
  | { readonly way: 'rules'; readonly document: string; readonly from: Day };

const MANAGERS = ['m1', 'm2', 'm3'];
/** The first is the hot one: every second fact is its own. */
const MERCHANTS = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];
const HOLDERS = ['m1', 'm1', 'm2', 'm2', 'm2', 'm3', 'm3', 'm3'];
const AGENTS = ['a1', 'a2', 'a3'];
const FIRST_DAY = '2026-01-05';
const DAYS = 180;
const FIRST_ORDERS = 260;
/** The times at which the clock may stand lie in this quarter and at the begin of the next. */
export const QUARTERS = ['2026Q2', '2026Q3'] as const;

const RULES = [
  'attribution: { default: { judge_by: chat_rounds } }',
  'attribution: { default: { credit: order_first, look_back_days: 15 } }',
  'attribution: { default: { credit: order_only }, merchants: { s1: { refunds: net } } }',
  'scoring: { weights: { sales: 45, outbound: 5 } }',
  'scoring: { modules: { sales: { gmv: net_of_refunds } } }',
];

const merchantOf = (random: RandomSource) => (random.happens(50) ? 's1' : random.pick(MERCHANTS));
const dayOf = (random: RandomSource) => addDays(FIRST_DAY, random.below(DAYS));
const two = (number: number) => String(number).padStart(2, '0');
const clockTime = (random: RandomSource) => `${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}`;
const moment = (random: RandomSource) => `${dayOf(random)} ${clockTime(random)}`;
const yuan = (random: RandomSource, most: number) => (random.below(most * 100) / 100).toFixed(2);
const several = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const csvOf = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows.map((row) => row.join(','))].join('\n');

/** The files of a small company, in the order of import; the same for the same choices. */
export function smallCompany(random: RandomSource): CompanyFile[] {
  const orders = several(FIRST_ORDERS, (index) => orderRow(random, `o${index}`));
  return [
    { kind: 'managers', csv: csvOf('manager_id,name,division,category', MANAGERS.map((id, index) => [id, `Manager ${id}`, index < 2 ? 'north' : 'south', 'food'])) },
    { kind: 'merchants', csv: csvOf('merchant_id,name', MERCHANTS.map((id) => [id, `Shop ${id}`])) },
    { kind: 'assignments', csv: csvOf('merchant_id,manager_id,from', MERCHANTS.map((id, index) => [id, HOLDERS[index] ?? '', '2026-01-01'])) },
    { kind: 'targets', csv: csvOf('manager_id,period,measure,value', QUARTERS.flatMap((quarter) => MANAGERS.flatMap((id) => targetRows(random, id, quarter)))) },
    { kind: 'agents', csv: csvOf('agent_id,merchant_id,name', MERCHANTS.flatMap((shop) => AGENTS.map((id) => [`${shop}-${id}`, shop, id]))) },
    { kind: 'orders', csv: csvOf(ORDER_COLUMNS, orders) },
    { kind: 'chat_messages', csv: csvOf(MESSAGE_COLUMNS, several(300, (index) => messageRow(random, `c${index}`))) },
    { kind: 'chat_coverage', csv: csvOf('merchant_id,day', MERCHANTS.flatMap((shop) => several(20, (index) => [shop, addDays('2026-04-01', index * 4)]))) },
    { kind: 'ad_spend', csv: csvOf(AD_COLUMNS, several(60, (index) => [addDays(FIRST_DAY, index * 3), merchantOf(random), 'search', `ad${index}`, 90, 9, yuan(random, 50), 1, yuan(random, 90)])) },
    { kind: 'slots', csv: csvOf('slot_id,campaign,position,starts_at,ends_at,assessed', several(6, (index) => [`p${index}`, '618', 'top', `${addDays('2026-04-03', index * 14)} 10:00:00`, `${addDays('2026-04-05', index * 14)} 00:00:00`, 'true'])) },
    { kind: 'slot_placements', csv: csvOf('slot_id,merchant_id,starts_at,ends_at,amount', several(6, (index) => [`p${index}`, random.pick(MERCHANTS), `${addDays('2026-04-03', index * 14)} 10:00:00`, `${addDays('2026-04-05', index * 14)} 00:00:00`, yuan(random, 400)])) },
    { kind: 'merchant_days', csv: csvOf('day,merchant_id,visitors,ordering_buyers', several(80, (index) => [addDays('2026-04-01', index), MERCHANTS[index % 8] ?? '', 50 + random.below(50), random.below(9)])) },
  ];
}

/** Something that comes in late, the `index`-th of its round; the same for the same choices. */
export function lateInput(random: RandomSource, index: number): LateInput {
  const make = random.weigh<() => LateInput>([
    [6, () => ({ way: 'inbox', ...newOrders(random, index) })],
    [3, () => ({ way: 'inbox', kind: 'chat_messages', csv: csvOf(MESSAGE_COLUMNS, several(3, (row) => messageRow(random, `c${index}-${row}`))) })],
    [4, () => ({ way: 'import', kind: 'orders', csv: csvOf(ORDER_COLUMNS, [...new Set(several(4, () => random.below(FIRST_ORDERS)))].map((row) => orderRow(random, `o${row}`))) })],
    [2, () => ({ way: 'import', kind: 'targets', csv: csvOf('manager_id,period,measure,value', targetRows(random, random.pick(MANAGERS), random.pick(QUARTERS))) })],
    // More than the quarter asks for: nothing of it can be scored until it is mended.
    [1, () => ({ way: 'import', kind: 'targets', csv: monthTarget('99999999') })],
    [2, () => reassignment(random, index)],
    [2, () => ({ way: 'rules', document: random.pick(RULES), from: random.pick(['2026-04-01', '2026-01-01']) })],
  ]);
  return make();
}

/** Mends what {@link lateInput} may have left that cannot be scored. */
export function lastInput(): LateInput {
  return { way: 'import', kind: 'targets', csv: monthTarget('1') };
}

const monthTarget = (value: string) => csvOf('manager_id,period,measure,value', [['m1', '2026-04', 'gmv', value]]);

const ORDER_COLUMNS = 'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount';
const MESSAGE_COLUMNS = 'message_id,merchant_id,buyer_id,agent_id,sent_at,sender';
const AD_COLUMNS = 'day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount';

/** An order belongs to one merchant for ever: its id says to which. */
function orderRow(random: RandomSource, id: string): (string | number)[] {
  const merchant = MERCHANTS[Math.max(0, (Number(/\d+/.exec(id)?.[0]) % 16) - 8)] ?? 's1';
  const placed = moment(random);
  const paid = random.happens(85) ? placed : '';
  const status = paid === '' ? 'placed' : random.pick(['paid', 'completed', 'refunded']);
  return [id, merchant, `b${random.below(10)}`, placed, paid, paid !== '' && random.happens(60) ? paid : '', status, yuan(random, 900)];
}

function messageRow(random: RandomSource, id: string): (string | number)[] {
  const shop = merchantOf(random);
  return [id, shop, `b${random.below(10)}`, `${shop}-${random.pick(AGENTS)}`, moment(random), random.pick(['agent', 'agent', 'buyer'])];
}

function newOrders(random: RandomSource, index: number): CompanyFile {
  return { kind: 'orders', csv: csvOf(ORDER_COLUMNS, several(5, (row) => orderRow(random, `late${index}-${row}`))) };
}

function targetRows(random: RandomSource, managerId: string, quarter: string): string[][] {
  return [
    [managerId, quarter, 'gmv', String(9_100 + random.below(50_000))],
    [managerId, quarter, 'conversion', '0.05'],
    [managerId, quarter, 'outbound_orders', String(30 + random.below(60))],
  ];
}

/** Each shop moves once at most: its first holding ends where the next begins. */
function reassignment(random: RandomSource, index: number): LateInput {
  const place = 1 + (index % 7);
  const [shop = '', holder = ''] = [MERCHANTS[place], HOLDERS[place]];
  const rows = [
    [shop, holder, '2026-01-01', '2026-05-09'],
    [shop, random.pick(MANAGERS), '2026-05-10', ''],
  ];
  return { way: 'import', kind: 'assignments', csv: csvOf('merchant_id,manager_id,from,to', rows) };
}
