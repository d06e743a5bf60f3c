import { RandomStream } from '#libs/example-company/random-stream.js';
import { Clock } from './clock.js';

/** Orders and the conversations around them: what attribution is measured on. The same request gives the same bytes. */
export interface ShopTalkRequest {
  readonly seed: string;
  readonly orders: number;
  readonly messages: number;
  /** Their sizes are skewed: the largest tenth has about half of all rows. */
  readonly shops: number;
  readonly firstDay: string;
  readonly days: number;
}

const SECONDS_OF_A_DAY = 86_400;
const LINES_OF_A_BATCH = 2_000;
const ORDERS_HEADER = 'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount,flagged\n';
const MESSAGES_HEADER = 'message_id,merchant_id,buyer_id,agent_id,sent_at,sender\n';

/** The bytes of a canonical orders file, in the order of placing. */
export function generateTalkOrders(request: ShopTalkRequest): Generator<string> {
  return inBatches(ORDERS_HEADER, ordersOf(request));
}

/** The bytes of a canonical chat_messages file: most conversations lie in the hours before a buyer orders. */
export function generateTalkMessages(request: ShopTalkRequest): Generator<string> {
  return inBatches(MESSAGES_HEADER, messagesOf(request));
}

function* ordersOf(request: ShopTalkRequest): Generator<string> {
  const random = new RandomStream(`${request.seed} orders`);
  const clock = new Clock(request.firstDay);
  const span = request.days * SECONDS_OF_A_DAY;
  for (let row = 0; row < request.orders; row++) {
    const placed = Math.floor((row * span) / request.orders);
    const { shop, buyer } = pickBuyer(random, request);
    const paid = random.chance(0.92) ? placed + random.integer(5, random.chance(0.9) ? 900 : SECONDS_OF_A_DAY) : null;
    const outbound = paid === null ? null : paid + random.integer(3_600, 3 * SECONDS_OF_A_DAY);
    const status = paid === null ? (random.chance(0.7) ? 'cancelled' : 'placed') : 'completed';
    yield `${orderIdOf(row)},${shop},${buyer},${clock.write(placed)},${paid === null ? '' : clock.write(paid)},` +
      `${outbound === null ? '' : clock.write(outbound)},${status},${random.integer(10, 900)}.50,${random.chance(0.01) ? 'true' : ''}\n`;
  }
}

function* messagesOf(request: ShopTalkRequest): Generator<string> {
  const random = new RandomStream(`${request.seed} messages`);
  const clock = new Clock(request.firstDay);
  const span = request.days * SECONDS_OF_A_DAY;
  let row = 0;
  while (row < request.messages) {
    const { shop, shopNo, buyer } = pickBuyer(random, request);
    let second = Math.floor((row * span) / request.messages) + random.integer(0, 3_600);
    let agent = agentOf(random, shop, shopNo);
    const length = Math.min(random.integer(2, 14), request.messages - row);
    for (let said = 0; said < length; said++) {
      if (said > 0 && random.chance(0.03)) agent = agentOf(random, shop, shopNo);
      const sender = said === 0 ? 'buyer' : random.chance(0.08) ? 'robot' : random.chance(0.5) ? 'agent' : 'buyer';
      yield `m${String(row).padStart(11, '0')},${shop},${buyer},${agent},${clock.write(Math.min(second, span - 1))},${sender}\n`;
      second += random.integer(0, 180);
      row += 1;
    }
  }
}

/** One of the buyers, evenly: a third as many as orders. The cube of a buyer's place lays most of them into few shops. */
function pickBuyer(random: RandomStream, { shops, orders }: ShopTalkRequest): { shop: string; shopNo: number; buyer: string } {
  const buyers = Math.ceil(orders / 3);
  const buyer = random.integer(0, buyers - 1);
  const place = buyer / buyers;
  const shopNo = Math.floor(place * place * place * shops);
  return { shop: `7${String(shopNo).padStart(7, '0')}`, shopNo, buyer: `jd_${buyer}` };
}

function agentOf(random: RandomStream, shop: string, shopNo: number): string {
  return `${shop}-cs${random.integer(1, shopNo < 50 ? 40 : 6)}`;
}

function orderIdOf(row: number): string {
  return `3${String(row).padStart(14, '0')}`;
}

function* inBatches(header: string, lines: Iterable<string>): Generator<string> {
  let batch = header;
  let count = 0;
  for (const line of lines) {
    batch += line;
    count += 1;
    if (count % LINES_OF_A_BATCH !== 0) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
