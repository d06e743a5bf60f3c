import { mkdirSync, accessSync, constants } from 'node:fs';
import { Attribution } from '#libs/attribution/attribution.js';
import { describeBrokenSum } from '#libs/attribution/conservation.js';
import { readSettings } from '#libs/config/settings.js';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { embeddedLogOf } from '#libs/database/embedded/embedded-postgres.js';
import { openDatabase } from '#libs/database/open.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import type { DataQualityFinding } from '#libs/ingest/data-quality.js';
import { readDataQuality } from '#libs/ingest/data-quality.js';
import type { Localised } from '#libs/reports/report.js';
import { groupDigits, readableYuan } from '#libs/reports/sentences.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { findInfeasibleTargets } from '#libs/targets/infeasible-targets.js';
import * as sql from './doctor.sql.js';
import { examineJobs } from './examine-jobs.js';
import { examineNotices } from './examine-notices.js';
import type { Finding } from './finding.js';

const OLDEST_NODE = 20;

/**
 * Examines an installation from the ground up and stops at the first thing that is broken: nothing above it could be
 * looked at. Never throws for what it is there to find.
 */
export async function* examine(environment: NodeJS.ProcessEnv): AsyncIterable<Finding> {
  yield examineNode();
  const settings = tryReadSettings(environment);
  if (!('home' in settings)) {
    yield settings;
    return;
  }
  yield ok(SETTINGS, { en: `home ${settings.home}, zone ${settings.timeZone}`, zh: `目录 ${settings.home}，时区 ${settings.timeZone}` });
  const folder = examineHome(settings);
  yield folder;
  if (folder.state === 'broken') return;
  yield* examineDatabase(settings);
}

const SETTINGS: Localised = { en: 'Settings', zh: '设置' };
const DATABASE: Localised = { en: 'Database', zh: '数据库' };
const ATTRIBUTION: Localised = { en: 'Attribution', zh: '客服归属' };
const TARGETS: Localised = { en: 'Targets', zh: '目标' };
const CONTENT: Localised = { en: 'Content', zh: '数据' };

function examineNode(): Finding {
  const subject = { en: 'Node.js', zh: 'Node.js' };
  const { node } = process.versions;
  if (Number(node.split('.')[0]) >= OLDEST_NODE) return ok(subject, { en: node, zh: node });
  return {
    state: 'broken',
    subject,
    text: { en: `${node} is too old: install Node.js ${OLDEST_NODE} or later.`, zh: `${node} 版本过低：请安装 Node.js ${OLDEST_NODE} 及以上。` },
  };
}

function tryReadSettings(environment: NodeJS.ProcessEnv): Settings | Finding {
  try {
    return readSettings(environment);
  } catch (error) {
    return broken(SETTINGS, error);
  }
}

function examineHome({ home }: Settings): Finding {
  const subject = { en: 'Home folder', zh: '数据目录' };
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
    return ok(subject, { en: 'can be written', zh: '可写' });
  } catch (cause) {
    const user = process.env['USER'] ?? String(process.getuid?.() ?? '');
    return broken(subject, new OpscoreError('home-not-writable', { home, user }, { cause }));
  }
}

async function* examineDatabase(settings: Settings): AsyncIterable<Finding> {
  let open: Awaited<ReturnType<typeof openDatabase>>;
  try {
    open = await openDatabase(settings);
  } catch (error) {
    yield broken(DATABASE, error);
    return;
  }
  try {
    const database = new Database(open.dataSource);
    yield await examineServer(database, settings);
    yield* await examineContent(database);
    yield* await examineJobs(database, open.url, settings, new Date());
    yield* await examineNotices(database, new Date());
  } finally {
    await open.close();
  }
}

async function examineServer(database: Database, settings: Settings): Promise<Finding> {
  const [server] = await database.query<{ version: string; size: string }>(sql.SERVER);
  const { version = '', size = '' } = server ?? {};
  const place =
    settings.DATABASE_URL === undefined
      ? { en: `embedded, log ${embeddedLogOf(settings.home)}`, zh: `内置，日志 ${embeddedLogOf(settings.home)}` }
      : { en: `DATABASE_URL (${new URL(settings.DATABASE_URL).host})`, zh: `DATABASE_URL(${new URL(settings.DATABASE_URL).host})` };
  return ok(DATABASE, {
    en: `PostgreSQL ${version}, ${place.en}; ${size}; schema up to date`,
    zh: `PostgreSQL ${version}，${place.zh}；${size}；结构已是最新`,
  });
}

interface ContentRow {
  readonly [column: string]: unknown;
  readonly managers: number;
  readonly merchants: number;
  readonly imports: number;
  readonly last_import: Date | null;
  readonly last_run: Date | null;
  readonly touched_days: number;
}

async function examineContent(database: Database): Promise<Finding[]> {
  const [content] = await database.query<ContentRow>(sql.CONTENT);
  if (content === undefined || content.imports === 0) {
    return [
      {
        state: 'look',
        subject: CONTENT,
        text: {
          en: 'Nothing was imported yet: opscore import --dir <folder>, or opscore demo for the example company.',
          zh: '尚未导入数据：opscore import --dir <目录>，或用 opscore demo 加载示例公司。',
        },
      },
    ];
  }
  const { managers, merchants, imports, touched_days: touchedDays } = content;
  const lastImport = content.last_import?.toISOString() ?? '–';
  const lastRun = content.last_run?.toISOString() ?? '–';
  const findings = [
    ok(CONTENT, {
      en: `${managers} managers, ${merchants} merchants, ${imports} imports (last ${lastImport}); last scoring ${lastRun}`,
      zh: `${managers} 位运营经理，${merchants} 个商家，${imports} 次导入（最近 ${lastImport}）；最近计分 ${lastRun}`,
    }),
    ok(
      { en: 'Daily sums', zh: '日汇总' },
      {
        en: touchedDays === 0 ? 'up to date' : `${touchedDays} merchant-days have changed; the next scoring takes them up`,
        zh: touchedDays === 0 ? '已是最新' : `有 ${touchedDays} 个商家日变化，将在下次计分时更新`,
      },
    ),
  ];
  return [
    ...findings,
    ...(await examineAttribution(database)),
    ...(await findInfeasibleTargets(database, new RuleVersions(database))).map((error) => broken(TARGETS, error)),
    ...(await readDataQuality(database)).map(describeQuality),
  ];
}

/** Whether the verdicts add up to the paid orders, shop by shop and day by day. */
async function examineAttribution(database: Database): Promise<Finding[]> {
  const attribution = new Attribution(database, new RuleVersions(database));
  const totals = await attribution.totals({ from: null, to: null }, null);
  const orders = totals.reduce((sum, each) => sum + each.orders, 0);
  if (orders === 0) return [];
  const wrong = await attribution.findBrokenSums(null);
  if (wrong.length > 0) {
    return wrong.map((sum) => broken(ATTRIBUTION, describeBrokenSum(sum)));
  }
  const paid = totals.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return [
    ok(ATTRIBUTION, {
      en: `${groupDigits(String(orders))} verdicts; what they count adds up to the paid orders of every shop and day: ${readableYuan(paid)}`,
      zh: `${groupDigits(String(orders))} 个判定；各店铺每日的判定合计与已付款订单一致：${readableYuan(paid)}`,
    }),
  ];
}

function describeQuality({ rows, examples, en, zh }: DataQualityFinding): Finding {
  const some = examples.length === 0 ? '' : ` (${examples.join(', ')}${rows > examples.length ? ' …' : ''})`;
  return {
    state: 'look',
    subject: { en: 'Data quality', zh: '数据质量' },
    text: { en: `${rows} ${en}${some}`, zh: `${rows} ${zh}${some}` },
  };
}

function ok(subject: Localised, text: Localised): Finding {
  return { state: 'ok', subject, text };
}

function broken(subject: Localised, error: unknown): Finding {
  if (error instanceof OpscoreError) {
    const { code, details } = error;
    return { state: 'broken', subject, text: { en: describeError(code, details, 'en'), zh: describeError(code, details, 'zh') } };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { state: 'broken', subject, text: { en: reason, zh: reason } };
}
