import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Attribution } from '#libs/attribution/attribution.js';
import { CREATE_DUE_SHOPS, LAY_DUE_SHOPS } from '#libs/attribution/due-orders.sql.js';
import { prepareRules, prepareShopRules } from '#libs/attribution/judge-due.js';
import { spanRules } from '#libs/attribution/rule-spans.js';
import { JOIN_BY_HASHING } from '#libs/attribution/rules.sql.js';
import type { Database } from '#libs/database/database.js';
import { SORT_IN_MEMORY } from '#libs/database/database.sql.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { KindName } from '#libs/ingest/kind.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import * as sql from './bench-attribution.sql.js';
import type { Report } from './measure.js';
import { measureInTurn, median, ratio, seconds, time } from './measure.js';
import { peakMemoryOf } from './peak-memory.js';
import type { ShopTalkRequest } from './shop-talk.js';
import { generateTalkMessages, generateTalkOrders } from './shop-talk.js';

const ROUNDS = 3;
const FIRST_DAY = '2026-04-01';
const DAYS = 90;
const LAST_DAY = '2026-06-29';

/** What attribution is measured on: shops of skewed sizes over 90 days. */
export interface AttributionSize {
  readonly name: string;
  readonly orders: number;
  readonly messages: number;
  readonly shops: number;
}

interface Files {
  readonly orders: string;
  readonly messages: string;
}

/**
 * Attribution against DuckDB's two ASOF joins over its own tables of the same files, in one run: from files, from stored
 * facts, by rounds, and after late batches. The database must be empty of orders and chats. Gives the seconds of a full
 * judging, for comparing sizes.
 */
export async function benchAttribution(
  database: Database,
  home: string,
  size: AttributionSize,
  report: Report,
): Promise<number> {
  const request: ShopTalkRequest = { seed: 'talk', ...size, firstDay: FIRST_DAY, days: DAYS };
  const files = await writeFiles(home, request);
  const what = `${size.name}: ${size.orders} orders, ${size.messages} messages, ${size.shops} shops`;
  const bare = await time(() => copyBare(database, files));
  const imported = await time(async () => {
    await bringIn(database, home, 'orders', files.orders);
    await bringIn(database, home, 'chat_messages', files.messages);
  });
  await database.query(sql.SETTLE);
  const attribution = new Attribution(database, new RuleVersions(database));
  const duck = await DuckYardstick.open(files);
  const judgeAll = async () => {
    await database.query(sql.FORGET_VERDICTS);
    return time(() => attribution.judge());
  };
  const [computedByDuck, computed] = await measureInTurn(ROUNDS, () => duck.compute(), () => compute(database));
  report(`${what}: judging by chat time, computing only`, `${ratio(computed, computedByDuck)} × (${seconds(computed)})`, `two ASOF joins of DuckDB, 2 threads (${seconds(computedByDuck)}); aim: at most 1 ×`);
  const [writtenByDuck, written] = await measureInTurn(ROUNDS, () => duck.write(), judgeAll);
  report('the same, every verdict written and indexed', `${ratio(written, writtenByDuck)} × (${seconds(written)})`, `DuckDB with its result table (${seconds(writtenByDuck)}); aim: at most 1.5 ×`);
  report('from files to verdicts, all steps', `${ratio(imported + written, bare)} × (${seconds(imported + written)})`, `bare COPY of both files, unlogged, no index (${seconds(bare)}); aim: at most 6 ×`);
  await database.query(sql.FORGET_VERDICTS);
  report('Node memory at its peak: opscore attribute', `${await peakMemoryOf(home, 'attribute')} MB`, 'aim: at most 200 MB on any size');
  const check = await time(() => attribution.findBrokenSums(null));
  report('the conservation sum of all shops and days checked', seconds(check), 'beside the judging');
  duck.close();
  await benchRounds(database, judgeAll, written, report);
  await benchLate(database, home, { attribution, full: written + check }, report);
  return written;
}

/** Milliseconds of a full judging of a size, with every verdict written and indexed. The database must be empty of orders and chats. */
export async function timeJudging(database: Database, home: string, size: AttributionSize): Promise<number> {
  const files = await writeFiles(home, { seed: 'talk', ...size, firstDay: FIRST_DAY, days: DAYS });
  await bringIn(database, home, 'orders', files.orders);
  await bringIn(database, home, 'chat_messages', files.messages);
  for (const path of Object.values(files)) rmSync(path);
  await database.query(sql.SETTLE);
  const attribution = new Attribution(database, new RuleVersions(database));
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await database.query(sql.FORGET_VERDICTS);
    taken.push(await time(() => attribution.judge()));
  }
  return median(taken);
}

async function benchRounds(
  database: Database,
  judgeAll: () => Promise<number>,
  byTime: number,
  report: Report,
): Promise<void> {
  const versions = new RuleVersions(database);
  const apply = (document: string) => versions.apply({ document, from: FIRST_DAY, restate: false, today: FIRST_DAY, actor: OPSCORE_ACTOR, now: new Date(`${FIRST_DAY}T04:00:00Z`) });
  await apply('attribution: { default: { judge_by: chat_rounds } }');
  const [byRounds] = await measureInTurn(ROUNDS, judgeAll, async () => 0);
  report('by rounds, written and indexed', `${ratio(byRounds, byTime)} × (${seconds(byRounds)})`, 'the same by chat time; aim: at most 2 ×');
  await apply('attribution: { default: { judge_by: chat_time } }');
  await judgeAll();
}

async function benchLate(
  database: Database,
  home: string,
  { attribution, full }: { attribution: Attribution; full: number },
  report: Report,
): Promise<void> {
  const late = async (name: string, orders: string, messages: string): Promise<number> => {
    const paths = [join(home, `late-${name}-orders.csv`), join(home, `late-${name}-messages.csv`)] as const;
    await database.withSession(async (session) => {
      await pipeline(session.copyOut(orders), createWriteStream(paths[0]));
      await pipeline(session.copyOut(messages), createWriteStream(paths[1]));
    });
    await bringIn(database, home, 'orders', paths[0]);
    await bringIn(database, home, 'chat_messages', paths[1]);
    return time(() => attribution.bringUpToDate());
  };
  const [scattered, talks, days]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    scattered.push(await late('scattered', sql.scatteredOrders(round), sql.scatteredMessages(round)));
    talks.push(await late('talks', sql.scatteredOrders(round + ROUNDS), sql.scatteredTalks(round)));
    days.push(await late('day', sql.ordersOfDay(LAST_DAY, round), sql.messagesOfDay(LAST_DAY, round)));
  }
  report('late batch: 1 % of orders and of single messages, scattered', share(scattered, full), 'of a full run, both with their sums checked; aim: at most 15 %');
  report('late batch: 1 % of orders and of whole conversations, scattered', share(talks, full), 'the same');
  report('late day, 1/90', share(days, full), 'the same; aim: at most 8 %');
}

function share(measurements: readonly number[], full: number): string {
  const late = median(measurements);
  return `${((100 * late) / full).toFixed(1)} % (${seconds(late)})`;
}

async function writeFiles(home: string, request: ShopTalkRequest): Promise<Files> {
  const files = { orders: join(home, 'talk-orders.csv'), messages: join(home, 'talk-messages.csv') };
  await pipeline(Readable.from(generateTalkOrders(request)), createWriteStream(files.orders));
  await pipeline(Readable.from(generateTalkMessages(request)), createWriteStream(files.messages));
  return files;
}

async function bringIn(database: Database, home: string, kind: KindName, path: string): Promise<void> {
  await importFile(database, { kind: kindNamed(kind), path, rejectsFolder: home });
}

async function copyBare(database: Database, files: Files): Promise<void> {
  await database.withTransaction(
    async (session) => {
      await session.query(sql.CREATE_BARE_TABLES);
      await session.copyIn(sql.COPY_BARE_ORDERS, createReadStream(files.orders));
      await session.copyIn(sql.COPY_BARE_MESSAGES, createReadStream(files.messages));
    },
    { keep: false },
  );
}

/** The statement that leads from orders to verdicts, on both halves of the shops at once; its rows are counted, not kept. */
async function compute(database: Database): Promise<number> {
  const rules = spanRules(await new RuleVersions(database).list());
  const halves = await database.query<{ shops: number[] }>(sql.HALVES_OF_SHOPS);
  const computeHalf = (shops: readonly number[]) =>
    database.withTransaction(
      async (session) => {
        await session.query(SORT_IN_MEMORY);
        await session.query(JOIN_BY_HASHING);
        await prepareRules(session, rules);
        await session.query(CREATE_DUE_SHOPS);
        await session.query(LAY_DUE_SHOPS, [shops]);
        await prepareShopRules(session);
        await session.query(sql.COUNT_VERDICTS, sql.defaultRuleOf(shops));
      },
      { keep: false },
    );
  return time(() => Promise.all(halves.map(({ shops }) => computeHalf(shops))));
}

/** DuckDB with the same files in its own tables, in memory, on two threads. */
class DuckYardstick {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async open(files: Files): Promise<DuckYardstick> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    for (const statement of sql.duckTables(files)) await connection.run(statement);
    return new DuckYardstick(instance, connection);
  }

  compute(): Promise<number> {
    return time(() => this.connection.run(sql.DUCK_COUNT));
  }

  write(): Promise<number> {
    return time(() => this.connection.run(sql.DUCK_WRITE));
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
