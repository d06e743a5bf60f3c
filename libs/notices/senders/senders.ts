import { join } from 'node:path';
import type { Settings } from '#libs/config/settings.js';
import type { ExportFiles } from '#libs/exports/export-files.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Sender } from '../notice.js';
import { dingtalkSender } from './dingtalk.js';
import type { ReadyFile } from './email.js';
import { EmailSender } from './email.js';
import { feishuSender } from './feishu.js';
import { WebhookSender } from './webhook.js';
import { wecomSender } from './wecom.js';

export interface SenderServices {
  readonly settings: Pick<Settings, 'OPSCORE_SMTP_URL' | 'OPSCORE_MAIL_FROM' | 'webhookHosts'>;
  readonly exports: Pick<ExportFiles, 'get'>;
  /** The folder that the files of exports lie in. */
  readonly exportsFolder: string;
  readonly clock: () => Date;
}

/** A sender for every kind of channel, as the settings say. */
export function createSenders({ settings, exports, exportsFolder, clock }: SenderServices): Readonly<Record<ChannelKind, Sender>> {
  const findFile = async (exportId: string): Promise<ReadyFile | null> => {
    const found = await exports.get(exportId);
    if (found === null || found.fileName === null || found.sizeBytes === null) return null;
    return { path: join(exportsFolder, found.fileName), sizeBytes: found.sizeBytes };
  };
  return {
    email: new EmailSender({ url: settings.OPSCORE_SMTP_URL ?? null, from: settings.OPSCORE_MAIL_FROM ?? '', findFile, clock }),
    webhook: new WebhookSender({ webhookHosts: settings.webhookHosts, clock }),
    wecom: wecomSender({ clock }),
    dingtalk: dingtalkSender({ clock }),
    feishu: feishuSender({ clock }),
  };
}
