import { RandomStream } from '#libs/example-company/random-stream.js';
import { Clock } from './clock.js';

/** What a load test asks for. The same request gives the same bytes. */
export interface OrderRowsRequest {
  readonly seed: string;
  readonly rows: number;
  /** Their sizes are skewed: a tenth of the merchants has half of the orders. */
  readonly merchants: number;
  /** The days that the orders are spread over, as YYYY-MM-DD of the first one. */
  readonly firstDay: string;
  readonly days: number;
  /** Which file of a series this is: order ids of different series never meet. */
  readonly series?: number;
}

const HEADER =
  'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,pay_method,amount,refunded_amount,flagged,parent_order_id\n';
const ROWS_OF_A_BATCH = 2_000;
const SECONDS_OF_A_DAY = 86_400;

/**
 * The bytes of a canonical orders file, in the order in which the orders were placed, as an export has them. Made while
 * they are read: flat memory for any number of rows.
 */
export function* generateOrderRows(request: OrderRowsRequest): Generator<string> {
  const random = new RandomStream(request.seed);
  const clock = new Clock(request.firstDay);
  const span = request.days * SECONDS_OF_A_DAY;
  yield HEADER;
  let batch = '';
  for (let row = 0; row < request.rows; row++) {
    const second = Math.floor((row * span) / request.rows);
    batch += writeOrder(random, clock, request, { row, second, span });
    if ((row + 1) % ROWS_OF_A_BATCH === 0) {
      yield batch;
      batch = '';
    }
  }
  if (batch !== '') yield batch;
}

/** The id of a merchant of the generated company, counted from 0. */
export function merchantIdOf(index: number): string {
  return `1${String(index).padStart(7, '0')}`;
}

function writeOrder(
  random: RandomStream,
  clock: Clock,
  request: OrderRowsRequest,
  { row, second, span }: { readonly row: number; readonly second: number; readonly span: number },
): string {
  const merchant = merchantIdOf(pickMerchant(random, request.merchants));
  const buyer = `u${random.integer(1, Math.max(1, Math.floor(request.rows / 3)))}`;
  const cashOnDelivery = random.chance(0.03);
  const paid = random.chance(0.9);
  const paidAt = second + random.integer(5, 1_800);
  const outboundAt = paidAt + random.integer(1_800, 3 * SECONDS_OF_A_DAY);
  const outbound = paid && outboundAt < span;
  const status = !paid ? 'cancelled' : outbound ? (random.chance(0.8) ? 'completed' : 'shipped') : 'paid';
  const refunded = outbound && random.chance(0.04);
  const fen = random.integer(900, 60_000);
  return (
    `2${String(request.series ?? 0).padStart(3, '0')}${String(row).padStart(12, '0')},${merchant},${buyer},${clock.write(second)},` +
    `${paid && !cashOnDelivery ? clock.write(paidAt) : ''},${outbound ? clock.write(outboundAt) : ''},${status},` +
    `${cashOnDelivery ? 'cash_on_delivery' : 'online'},${writeYuan(fen)},${refunded ? writeYuan(Math.floor(fen / 2)) : ''},` +
    `${random.chance(0.01) ? 'true' : ''},\n`
  );
}

/** The square of a number from 0 to 1 lies low more often than high. */
function pickMerchant(random: RandomStream, merchants: number): number {
  const place = random.next();
  return Math.floor(place * place * place * merchants);
}

function writeYuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
