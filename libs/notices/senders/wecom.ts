import type { Sender } from '../notice.js';
import type { RobotOptions } from './robot.js';
import { RobotSender } from './robot.js';

/** 45009: more messages than a minute takes; 45033: too many at the same moment. */
const BUSY = new Set([45009, 45033]);
/** -1: the system is busy, to be tried again later. */
const AGAIN = new Set([-1]);

/** Sends to the robots of WeCom groups, which check no signatures: their address is their secret. */
export function wecomSender(options: RobotOptions): Sender {
  return new RobotSender({ kind: 'wecom', codes: { busy: BUSY, again: AGAIN, busyText: /freq out of limit/i }, sign: (url, body) => ({ url, body }) }, options);
}
