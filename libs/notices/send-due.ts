import { OpscoreError } from '#libs/domain/errors.js';
import type { Deliveries, TakenDelivery } from './deliveries.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { ChannelAddress, SendOutcome, Sender } from './notice.js';
import type { AddressSeal } from './sealed-address.js';
import { writtenProblem } from './written-problem.js';

export interface SendingServices {
  readonly deliveries: Pick<Deliveries, 'take' | 'settle'>;
  readonly seal: Pick<AddressSeal, 'open'>;
  readonly senders: Readonly<Record<ChannelKind, Sender>>;
  readonly clock: () => Date;
}

export interface SendingOptions {
  /** How many messages are under way at once. */
  readonly lanes?: number;
  /** Asked before each message: whether another one may be begun. */
  readonly mayGoOn?: () => boolean;
  readonly onSettled?: (outcome: SendOutcome['outcome']) => void;
}

const LANES = 4;

/**
 * Sends what is due, until nothing is that may be sent now. Gives how many attempts that were. Throws at the end, when everything else is
 * sent, what kept addresses closed (`seal-key-missing`, `seal-key-wrong`), and what a sender threw.
 */
export async function sendDue(services: SendingServices, options: SendingOptions = {}): Promise<number> {
  const { lanes = LANES, mayGoOn = () => true, onSettled = () => undefined } = options;
  const { deliveries, clock } = services;
  const problems: unknown[] = [];
  let attempts = 0;
  const lane = async () => {
    while (mayGoOn()) {
      const taken = await deliveries.take(clock());
      if (taken === null) return;
      attempts += 1;
      const outcome = await attempt(services, taken, problems);
      await deliveries.settle(taken, outcome, clock());
      onSettled(outcome.outcome);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const [first] = [...ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : [])), ...problems];
  if (first !== undefined) throw first;
  return attempts;
}

async function attempt({ seal, senders }: SendingServices, { channel, message, deliveryId }: TakenDelivery, problems: unknown[]): Promise<SendOutcome> {
  let address: ChannelAddress;
  try {
    address = seal.open(channel.sealedAddress, channel.channelId);
  } catch (error) {
    problems.push(error);
    if (error instanceof OpscoreError) return { outcome: 'again', reason: writtenProblem(error.code, error.details) };
    throw error;
  }
  try {
    return await senders[channel.kind].send(address, message, deliveryId);
  } catch (error) {
    // A fault of ours: the error may hold the address, and is told by its name alone.
    problems.push(new Error(`Sending to a channel of the kind ${channel.kind} failed by a fault of the program: ${error instanceof Error ? error.name : 'unknown'}.`));
    return { outcome: 'again', reason: writtenProblem('send-interrupted') };
  }
}
