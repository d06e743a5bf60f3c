import type { Database } from '#libs/database/database.js';
import { countNotices } from '#libs/notices/notice-counts.js';
import type { Localised } from '#libs/reports/report.js';
import type { Finding } from './finding.js';

const NOTICES: Localised = { en: 'Notices', zh: '通知' };

/** Whether channels are paused and messages were given up; nothing where all is well. */
export async function examineNotices(database: Database, now: Date): Promise<Finding[]> {
  const { paused, failed } = await countNotices(database, now);
  return [...(paused === 0 ? [] : [describePaused(paused)]), ...(failed === 0 ? [] : [describeFailed(failed)])];
}

function describePaused(paused: number): Finding {
  return {
    state: 'look',
    subject: NOTICES,
    text: {
      en: `${paused} channels are paused, since the other side refuses what is sent; the list of channels says why. Their owners change them, or let them go on.`,
      zh: `有 ${paused} 个通知渠道因对方拒收而暂停，原因见渠道列表。请由其所有者修改或恢复。`,
    },
  };
}

function describeFailed(failed: number): Finding {
  return {
    state: 'look',
    subject: NOTICES,
    text: {
      en: `${failed} messages were given up within the last seven days; the list of messages says why. Their owners can have them tried again.`,
      zh: `最近 7 天有 ${failed} 条消息放弃发送，原因见消息列表。其所有者可重新发送。`,
    },
  };
}
