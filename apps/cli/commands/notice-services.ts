import type { INestApplicationContext } from '@nestjs/common';
import { Users } from '#libs/access/users.js';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { reachOf } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Viewer } from '#libs/exports/exports.js';
import { Channels } from '#libs/notices/channels.js';
import { AddressSeal } from '#libs/notices/sealed-address.js';

/** The channels of people, on open application services. */
export function channelsOf(services: INestApplicationContext, settings: Settings): Channels {
  return new Channels({
    database: services.get(Database),
    seal: new AddressSeal({ given: settings.OPSCORE_SEAL_KEY, home: settings.home }),
    webhookHosts: settings.webhookHosts,
    sendsMail: settings.OPSCORE_SMTP_URL !== undefined,
  });
}

/** The user of a sign-in name as somebody who reads: with all that their roles allow. Throws `user-not-found`. */
export async function viewerNamed(services: INestApplicationContext, name: string): Promise<Viewer> {
  const { userId, grants } = await services.get(Users).named(name);
  return { userId, reachBy: (permission) => reachOf(grants, permission) };
}

/** The id of a user of a sign-in name; null where none is named. Throws `user-not-found`. */
export async function idOfUser(services: INestApplicationContext, name: string | undefined): Promise<string | null> {
  return name === undefined ? null : (await services.get(Users).named(name)).userId;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id as it was typed. Throws that there is nothing of it where it is none. */
export function requireId(id: string, code: 'channel-not-found' | 'subscription-not-found', detail: string): string {
  if (!ID.test(id)) throw new OpscoreError(code, { [detail]: id.slice(0, 100) });
  return id;
}
