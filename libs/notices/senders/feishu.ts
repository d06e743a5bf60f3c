import { createHmac } from 'node:crypto';
import type { Sender } from '../notice.js';
import type { RobotOptions } from './robot.js';
import { RobotSender } from './robot.js';

/** 11232 and 11233: more messages than a second or a minute takes; 99991400: the same of the whole platform. 9499 is also a bad request. */
const BUSY = new Set([11232, 11233, 99991400]);
/** 19003 and 11217: faults of the server. */
const AGAIN = new Set([19003, 11217]);

/** Sends to the robots of Feishu and Lark groups, signed in the body where the robot has a secret. */
export function feishuSender(options: RobotOptions): Sender {
  return new RobotSender(
    {
      kind: 'feishu',
      codes: { busy: BUSY, again: AGAIN, busyText: /too many request|frequency limit/i },
      sign: (url, body, secret, now) => {
        if (secret === null) return { url, body };
        const timestamp = String(Math.floor(now.getTime() / 1_000));
        // The text is the key here, and what is signed is empty.
        const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
        return { url, body: { timestamp, sign, ...body } };
      },
    },
    options,
  );
}
