import { randomUUID } from 'node:crypto';
import type { Message } from '#libs/notices/notice.js';
import { noticeWords } from '#libs/notices/words.js';
import { writtenProblem } from '#libs/notices/written-problem.js';
import { directorOf } from '../support/api.js';
import type { Site } from '../support/site.js';
import * as sql from './notices.sql.js';

/** Where to look: a channel that is paused, a message that was given up. */
export interface KeptNotices {
  readonly channelId: string;
  readonly deliveryId: string;
}

/** Those of each site, so that all pages show the same ones. */
const MADE = new WeakMap<Site, Promise<KeptNotices>>();

const MADE_AT = new Date('2026-07-02T04:00:00Z');

/** A director's channels of the example company, one of them paused after a message that was refused, and what is told at them. */
export function noticesOn(site: Site): Promise<KeptNotices> {
  const made = MADE.get(site) ?? make(site);
  MADE.set(site, made);
  return made;
}

async function make({ api }: Site): Promise<KeptNotices> {
  const director = await api.as(directorOf('家电事业部'));
  const add = async (name: string, address: object): Promise<string> => {
    const { body } = await director.post('/notices/channels', { name, language: 'zh', ...address });
    return (body as { channel: { channelId: string } }).channel.channelId;
  };
  const team = await add('家电运营群', { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-0c1d-4bc4-97a0' });
  const channelId = await add('旧项目群', { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=7d1f00c2a9b84e', secret: 'SEC0a1b2c3d4e' });
  const events = [{ event: 'week-scored' }, { event: 'weekly-completion-low', value: '0.85' }];
  await director.post('/notices/subscriptions', { channelId: team, events, division: '家电事业部', report: { report: 'scorecards', format: 'xlsx' } });
  await director.post('/notices/subscriptions', { channelId, events: [{ event: 'grade-at-risk', value: '3' }], managerId: 'om-luo' });
  const deliveryId = randomUUID();
  const problem = writtenProblem('send-refused', { answer: '300001 token is not exist' });
  await api.services.database.query(sql.ADD_GIVEN_UP, [deliveryId, channelId, JSON.stringify(writeTest('旧项目群')), MADE_AT, problem]);
  await api.services.database.query(sql.PAUSE, [channelId, problem]);
  return { channelId, deliveryId };
}

function writeTest(name: string): Message {
  const words = noticeWords({ timeZone: 'Asia/Shanghai', publicUrl: undefined });
  const notice = { noticeId: randomUUID(), subscriptionId: null, event: 'test', eventKey: 'test', facts: { name }, exportId: null, madeAt: MADE_AT };
  const parts = [words.part(notice, 'zh')];
  return { subject: words.subject(parts, 'zh'), language: 'zh', parts, attachments: [] };
}
