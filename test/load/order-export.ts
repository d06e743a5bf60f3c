import { RandomStream } from '#libs/example-company/random-stream.js';
import { columnLetters } from '#libs/spreadsheets/cell-reference.js';
import type { PackedFile } from '#libs/spreadsheets/packed-archive.js';
import { packArchive } from '#libs/spreadsheets/packed-archive.js';
import { writeText } from '#libs/spreadsheets/sheet-text.js';
import { encodeText } from '../fuzz/encode-text.js';
import { Clock } from './clock.js';

/** A shop's orders, as its back office exports them and in the canonical form. The same request gives the same orders. */
export interface OrderExportRequest {
  readonly seed: string;
  /** Rows of the export: one for each SKU of an order. */
  readonly rows: number;
  readonly merchantId: string;
}

interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  readonly priceFen: number;
}

interface ExportedOrder {
  readonly order: string;
  readonly buyer: string;
  readonly placedAt: string;
  readonly paidAt: string | null;
  readonly state: (typeof STATES)[number];
  readonly isCashOnDelivery: boolean;
  readonly person: number;
  readonly lines: readonly OrderLine[];
}

const HEADER =
  '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道,';
/** How the export says what becomes of an order, what that is, and how often of a hundred. */
const STATES = [
  ['完成', 'completed', 70],
  ['等待确认收货', 'shipped', 12],
  ['等待出库', 'paid', 8],
  ['(取消)等待出库', 'cancelled', 6],
  ['等待付款', 'placed', 4],
] as const;
const NAMES = ['电饭煲 3L，白色，家用多功能预约', '蒸笼 两层 304 不锈钢', '空气炸锅 大容量 可视', '破壁机 静音 免手洗', '养生壶 加厚玻璃'];
const PEOPLE = ['王小明', '李芳', '张建国', '刘洋', '陈静', '欧阳晓晓'];
const PLACES = ['北京市朝阳区望京街道试样路 12 号院 3 号楼 2 单元', '上海市浦东新区试样弄 88 号', '广东省广州市天河区试样大道 100 号 1205 室'];
/** The columns that a workbook holds as numbers. */
const NUMBERS = new Set([3, 6, 7, 8, 9, 10, 23]);
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const FIRST_DAY = '2026-06-01';
const SECONDS = 90 * 86_400;
const ROWS_OF_A_BATCH = 1_000;

function* exportOrders({ seed, rows }: OrderExportRequest): Generator<ExportedOrder> {
  const random = new RandomStream(seed);
  const clock = new Clock(FIRST_DAY);
  for (let [row, number] = [0, 0]; row < rows; number++) {
    const count = Math.min(rows - row, random.chance(0.6) ? 1 : random.integer(2, 4));
    const second = Math.floor((row * SECONDS) / rows);
    const state = random.pickWeighted(STATES, ([, , weight]) => weight);
    const isCashOnDelivery = random.chance(0.03);
    yield {
      order: `31${String(number).padStart(10, '0')}`,
      buyer: `jd_${random.integer(1, 1_000_000).toString(36)}p`,
      placedAt: clock.write(second),
      paidAt: state[1] === 'placed' || isCashOnDelivery ? null : clock.write(second + random.integer(5, 1_800)),
      state,
      isCashOnDelivery,
      person: random.integer(0, 1_000_000),
      lines: Array.from({ length: count }, (_, place) => ({ sku: String(100_012_000_000 + random.integer(0, 4_999) * 4 + place), quantity: random.chance(0.9) ? 1 : 2, priceFen: random.integer(990, 99_900) })),
    };
    row += count;
  }
}

/** The cells of the rows of an order in its export. */
function rowsOf({ order, buyer, placedAt, paidAt, state, isCashOnDelivery, person, lines }: ExportedOrder): string[][] {
  const amount = writeYuan(amountOf(lines));
  return lines.map(({ sku, quantity, priceFen }) => [
    order, sku, NAMES[person % NAMES.length] ?? '', String(quantity), isCashOnDelivery ? '货到付款' : '在线支付', placedAt, writeYuan(priceFen), amount, amount, '0.00', amount,
    state[0], 'SOP', buyer, PEOPLE[person % PEOPLE.length] ?? '', `${PLACES[person % PLACES.length] ?? ''} ${person % 997} 室`, `1380000${String(person % 10_000).padStart(4, '0')}`,
    person % 9 === 0 ? '请送到门口' : '', '电子发票', '个人', '商品明细', '', '', '0.00', paidAt ?? '0001-01-01 00:00:00', '', `HH-${sku}`, '0001-01-01 00:00:00', '京东商城', '移动端',
  ]);
}

/** The export as CSV in GBK, as it is downloaded: texts in quotes, and a comma too many on each line. */
export function* writeExport(request: OrderExportRequest): Generator<Buffer> {
  // What is said again and again is encoded once.
  const known = new Map<string, string>();
  const encode = (text: string): string => {
    if (/^[\x20-\x7e]*$/.test(text)) return text;
    const [, fixed = text, rest = ''] = /^(.*\D) (\d+ 室)$/.exec(text) ?? [];
    const begin = known.get(fixed) ?? encodeText(fixed, 'gb18030').toString('latin1');
    known.set(fixed, begin);
    return rest === '' ? begin : `${begin} ${rest.slice(0, -1)}${encode('室')}`;
  };
  yield Buffer.from(`${encode(HEADER)}\r\n`, 'latin1');
  const quoted = new Set([2, 15, 17]);
  for (const rows of inBatches(exportOrders(request), rowsOf)) {
    let text = '';
    for (const cells of rows) {
      for (const [place, cell] of cells.entries()) text += quoted.has(place) ? `"${encode(cell)}",` : `${encode(cell)},`;
      text += '\r\n';
    }
    yield Buffer.from(text, 'latin1');
  }
}

/** The export as a workbook: ids and times as texts, amounts as numbers. With `isShared` texts stand in a table of their own, each once. */
export function writeExportWorkbook(request: OrderExportRequest, isShared: boolean): AsyncIterable<Uint8Array> {
  return packArchive(partsOf(request, isShared ? new Map() : null));
}

async function* partsOf(request: OrderExportRequest, shared: Map<string, number> | null): AsyncGenerator<PackedFile> {
  yield { path: 'xl/worksheets/sheet1.xml', texts: writeSheet(request, shared) };
  const relation = (id: number, type: string, target: string) => `<Relationship Id="r${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
  const relations = (listed: string) => [`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${listed}</Relationships>`];
  yield { path: '_rels/.rels', texts: relations(relation(1, 'officeDocument', 'xl/workbook.xml')) };
  yield { path: 'xl/_rels/workbook.xml.rels', texts: relations(relation(1, 'worksheet', 'worksheets/sheet1.xml') + relation(2, 'sharedStrings', 'sharedStrings.xml')) };
  yield { path: 'xl/workbook.xml', texts: [`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="订单" sheetId="1" r:id="r1"/></sheets></workbook>`] };
  if (shared !== null) yield { path: 'xl/sharedStrings.xml', texts: writeTexts(shared.keys()) };
}

function* writeSheet(request: OrderExportRequest, shared: Map<string, number> | null): Generator<string> {
  yield `<worksheet xmlns="${MAIN}"><sheetData>`;
  const writeRow = (cells: readonly string[], row: number): string => {
    let text = `<row r="${row}">`;
    for (const [column, cell] of cells.entries()) {
      const at = `r="${columnLetters(column)}${row}"`;
      if (cell === '') continue;
      if (NUMBERS.has(column) && row > 1) text += `<c ${at}><v>${cell}</v></c>`;
      else if (shared === null) text += `<c ${at} t="inlineStr"><is><t>${writeText(cell)}</t></is></c>`;
      else {
        const place = shared.get(cell) ?? shared.size;
        shared.set(cell, place);
        text += `<c ${at} t="s"><v>${place}</v></c>`;
      }
    }
    return `${text}</row>`;
  };
  let row = 1;
  yield writeRow(HEADER.split(',').slice(0, -1), row);
  for (const rows of inBatches(exportOrders(request), rowsOf)) yield rows.map((cells) => writeRow(cells, ++row)).join('');
  yield '</sheetData></worksheet>';
}

function* writeTexts(texts: Iterable<string>): Generator<string> {
  yield `<sst xmlns="${MAIN}">`;
  for (const text of texts) yield `<si><t>${writeText(text)}</t></si>`;
  yield '</sst>';
}

/** The same facts as canonical orders. */
export function* writeCanonicalOrders(request: OrderExportRequest): Generator<string> {
  yield 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,pay_method,amount\n';
  const write = ({ order, buyer, placedAt, paidAt, state, isCashOnDelivery, lines }: ExportedOrder) => [
    `${order},${request.merchantId},${buyer},${placedAt},${paidAt ?? ''},${state[1]},${isCashOnDelivery ? 'cash_on_delivery' : 'online'},${writeYuan(amountOf(lines))}\n`,
  ];
  for (const rows of inBatches(exportOrders(request), write)) yield rows.join('');
}

/** And as canonical lines of orders. */
export function* writeCanonicalLines(request: OrderExportRequest): Generator<string> {
  yield 'merchant_id,order_id,line_no,sku_id,quantity,amount\n';
  const write = ({ order, lines }: ExportedOrder) =>
    lines
      .toSorted((left, right) => (left.sku < right.sku ? -1 : 1))
      .map(({ sku, quantity, priceFen }, index) => `${request.merchantId},${order},${index + 1},${sku},${quantity},${writeYuan(priceFen * quantity)}\n`);
  for (const rows of inBatches(exportOrders(request), write)) yield rows.join('');
}

function* inBatches<Row>(orders: Iterable<ExportedOrder>, write: (order: ExportedOrder) => readonly Row[]): Generator<Row[]> {
  let batch: Row[] = [];
  for (const order of orders) {
    batch.push(...write(order));
    if (batch.length < ROWS_OF_A_BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function amountOf(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0);
}

function writeYuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
