import { createHmac } from 'node:crypto';
import type { Sender } from '../notice.js';
import type { RobotOptions } from './robot.js';
import { RobotSender } from './robot.js';

/** 130101 and 410100: more than 20 messages a minute, after which the robot is closed for ten minutes. */
const BUSY = new Set([130101, 410100]);
/** -1 and -2: the system is busy. */
const AGAIN = new Set([-1, -2]);

/** Sends to the robots of DingTalk groups, signed in the address where the robot has a secret. */
export function dingtalkSender(options: RobotOptions): Sender {
  return new RobotSender(
    {
      kind: 'dingtalk',
      codes: { busy: BUSY, again: AGAIN, busyText: /too fast|send.*exceed.*per minute/i },
      sign: (url, body, secret, now) => {
        if (secret === null) return { url, body };
        const timestamp = String(now.getTime());
        const signed = new URL(url);
        signed.searchParams.set('timestamp', timestamp);
        signed.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
        return { url: signed, body };
      },
    },
    options,
  );
}
