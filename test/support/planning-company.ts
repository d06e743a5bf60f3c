import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Users } from '#libs/access/users.js';
import { Attribution } from '#libs/attribution/attribution.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import type { Grant } from '#libs/domain/access.js';
import { reachOf } from '#libs/domain/access.js';
import { addDays } from '#libs/domain/business-time.js';
import { ExportFiles } from '#libs/exports/export-files.js';
import { Exports } from '#libs/exports/exports.js';
import { ReportReading } from '#libs/exports/report-reading.js';
import { Channels } from '#libs/notices/channels.js';
import { NoticePlanning } from '#libs/notices/plan/plan-notices.js';
import { AddressSeal } from '#libs/notices/sealed-address.js';
import type { NewSubscription, Subscription } from '#libs/notices/subscription.js';
import { Subscriptions } from '#libs/notices/subscriptions.js';
import type { Services } from './services.js';
import { openServices } from './services.js';

/** Tuesday noon in Shanghai: the last past day is Monday, 23 November, and week 47 has ended. */
export const TUESDAY = new Date('2026-11-24T04:00:00Z');
export const FRIDAY_BEFORE = new Date('2026-11-20T04:00:00Z');

export const APPLIANCES = '家电事业部';
export const CLOTHES = '服饰事业部';

/** A row of `notices` as specs look at it. */
export interface PlannedNotice {
  readonly [column: string]: unknown;
  readonly subscription_id: string;
  readonly event_key: string;
  readonly state: string;
  readonly facts: Record<string, unknown>;
  readonly export_id: string | null;
}

/**
 * Three managers with a quarter of even days, 100 yuan and 1 order a day each: om-1 keeps pace, om-2 sells 80 a day and sends out 5 of the 7
 * orders of week 47, om-3 (of the other division) sells 95. Facts come day by day up to 23 November.
 */
export class PlanningCompany {
  now = TUESDAY;
  readonly subscriptions: Subscriptions;
  readonly users: Users;
  readonly files: ExportFiles;
  readonly folder: string;
  private readonly channels: Channels;
  private readonly planning: NoticePlanning;
  private readonly attribution: Attribution;

  private constructor(readonly services: Services) {
    const { database, ruleVersions, reports, scorecards } = services;
    this.folder = mkdtempSync(join(tmpdir(), 'opscore-planning-'));
    const seal = new AddressSeal({ given: undefined, home: this.folder });
    const shared = { database, timeZone: 'Asia/Shanghai', clock: () => this.now };
    this.channels = new Channels({ database, seal, webhookHosts: new Set(), sendsMail: true });
    this.subscriptions = new Subscriptions(database);
    this.users = new Users(database);
    this.files = new ExportFiles(database);
    this.attribution = new Attribution(database, ruleVersions);
    const reading = new ReportReading({ ...shared, reports, scorecards, documents: [] });
    this.planning = new NoticePlanning({ ...shared, ruleVersions, exports: new Exports({ ...shared, files: this.files, reading, folder: this.folder }) });
  }

  /** The company in application services; in some of its own where none are given. */
  static async open(services?: Services): Promise<PlanningCompany> {
    const company = new PlanningCompany(services ?? (await openServices()));
    const bringIn: Services['bringIn'] = (kind, csv) => company.services.bringIn(kind, csv);
    await bringIn('managers', `manager_id,name,division,category\nom-1,沈知远,${APPLIANCES},大家电\nom-2,罗静姝,${APPLIANCES},小家电\nom-3,韩予安,${CLOTHES},女装`);
    await bringIn('merchants', 'merchant_id,name,category,ka\nm-1,北岸电器,大家电,false\nm-2,晨光小电,小家电,false\nm-3,织里服饰,女装,false');
    await bringIn('assignments', 'merchant_id,manager_id,from,to\nm-1,om-1,2026-01-01,\nm-2,om-2,2026-01-01,\nm-3,om-3,2026-01-01,');
    await bringIn('targets', `manager_id,period,measure,value,effective_from\n${['om-1', 'om-2', 'om-3'].flatMap((id) => [`${id},2026Q4,gmv,9200.00,`, `${id},2026Q4,outbound_orders,92,`]).join('\n')}`);
    await company.bringInDays('2026-10-01', '2026-11-23');
    return company;
  }

  /** Brings in what the merchants did on some days. */
  async bringInDays(first: string, last: string, more: Partial<Record<'m-1' | 'm-2' | 'm-3', number>> = {}): Promise<void> {
    const rows: string[] = [];
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const isWeak = day === '2026-11-18' || day === '2026-11-19';
      rows.push(`${day},m-1,${more['m-1'] ?? 100},1,1`, `${day},m-2,${more['m-2'] ?? 80},1,${isWeak ? 0 : 1}`, `${day},m-3,${more['m-3'] ?? 95},1,1`);
    }
    await this.services.bringIn('merchant_days', `day,merchant_id,gmv,paid_orders,outbound_orders\n${rows.join('\n')}`);
  }

  /** Settles all facts, and scores week 47 and the quarter as of 16 and 23 November, at noon of that Tuesday. */
  async scoreAll(): Promise<void> {
    await this.attribution.bringUpToDate();
    await this.services.score('2026Q4/2026-W47');
    await this.services.score('2026Q4', '2026-11-16');
    await this.services.score('2026Q4', '2026-11-23');
  }

  /** A user with some roles, a channel of theirs, and a subscription that was made on the Friday before. */
  async listen(grants: readonly Grant[], asked: Partial<NewSubscription> & Pick<NewSubscription, 'events'>, at: Date = FRIDAY_BEFORE): Promise<Subscription> {
    const change = { actor: OPSCORE_ACTOR, now: at };
    const name = `user-${randomUUID().slice(0, 8)}`;
    const { user } = await this.users.add({ name, displayName: name, language: 'zh', grants }, change);
    const address = { kind: 'wecom', url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${randomUUID()}` } as const;
    const { channel } = await this.channels.add(user.userId, { name: '家电群', language: 'zh', address }, change);
    const viewer = { userId: user.userId, reachBy: (permission: Parameters<typeof reachOf>[1]) => reachOf(grants, permission) };
    return this.subscriptions.add({ channelId: channel.channelId, division: null, managerId: null, report: null, ...asked }, viewer, change);
  }

  /** Plans at an instant, and gives what is noted then, by keys. */
  async plan(at: Date = TUESDAY): Promise<PlannedNotice[]> {
    this.now = at;
    await this.planning.plan();
    return this.noted();
  }

  async noted(): Promise<PlannedNotice[]> {
    return this.services.database.query<PlannedNotice>('SELECT subscription_id, event_key, state::text AS state, facts, export_id FROM notices ORDER BY event_key, subscription_id');
  }

  /** Forgets all notices and subscriptions. */
  async forget(): Promise<void> {
    await this.services.database.query('TRUNCATE notices, notice_deliveries, notice_subscriptions, notice_channels, export_files');
  }

  async close(): Promise<void> {
    await this.services.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
