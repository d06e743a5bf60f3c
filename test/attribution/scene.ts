import type { Message, Order } from './reference/attribution-facts.js';
import type { JudgedFact } from './reference/judge-facts.js';

/** An order with all that its verdict hangs on, and what the generators make collide with it. */
export interface Scene {
  readonly judged: JudgedFact;
  /** All messages of the buyer in the shop. */
  readonly messages: readonly Message[];
  /** Those of people: robots and the system left out; in the order of time and then id. */
  readonly spoken: readonly Message[];
  /** The other orders of the buyer in the shop. */
  readonly siblings: readonly Order[];
  /** In how many shops the buyer has orders. */
  readonly shopsOfBuyer: number;
  /** The orders, of any shop, that name this order's id as their parent. */
  readonly namedBy: readonly Order[];
  /** Whether the shop has an order with the id that this order names as its parent. */
  readonly hasParent: boolean;
  /** The days of the shop's chat log. */
  readonly covered: ReadonlySet<string>;
  readonly timeZone: string;
  /** The days from which versions of the rules are in force. */
  readonly versionDays: readonly string[];
}

/** Whether an order is in a situation, by the name of the situation. */
export type SituationTable = Readonly<Record<string, (scene: Scene) => boolean>>;
