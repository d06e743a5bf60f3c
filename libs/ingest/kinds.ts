import { OpscoreError } from '#libs/domain/errors.js';
import type { Kind, KindName } from './kind.js';
import { CHAT_COVERAGE, CHAT_MESSAGES } from './kinds/chats.js';
import { AGENTS, ASSIGNMENTS, MANAGERS, MERCHANTS, SKUS } from './kinds/directory.js';
import { AD_SPEND, SKU_TRAFFIC, SLOTS, SLOT_PLACEMENTS } from './kinds/marketing.js';
import { CALENDAR, TARGETS } from './kinds/planning.js';
import { MERCHANT_DAYS, ORDERS, ORDER_LINES, ORDER_OUTBOUNDS } from './kinds/sales.js';

/** Every kind of fact, in the order in which a folder is imported: what others name comes first. */
export const KINDS: readonly Kind[] = [
  MANAGERS,
  MERCHANTS,
  ASSIGNMENTS,
  CALENDAR,
  TARGETS,
  SKUS,
  AGENTS,
  SLOTS,
  ORDERS,
  ORDER_LINES,
  MERCHANT_DAYS,
  SKU_TRAFFIC,
  AD_SPEND,
  SLOT_PLACEMENTS,
  CHAT_COVERAGE,
  CHAT_MESSAGES,
];

export const KIND_NAMES: readonly KindName[] = KINDS.map(({ name }) => name);

/** With those that have no canonical file of their own: only profiles make facts of them. */
const KNOWN_KINDS: readonly Kind[] = KINDS.flatMap((kind) => (kind === ORDERS ? [kind, ORDER_OUTBOUNDS] : [kind]));

export const KNOWN_KIND_NAMES: readonly KindName[] = KNOWN_KINDS.map(({ name }) => name);

/** The kind of a name. Throws `kind-unknown` with the names that there are canonical files of. */
export function kindNamed(name: string): Kind {
  const kind = KNOWN_KINDS.find((each) => each.name === name);
  if (kind === undefined) throw new OpscoreError('kind-unknown', { kind: name, known: KIND_NAMES.join(', ') });
  return kind;
}

/** The kind that a header fits best, for a file that was given as another kind; null where none fits. */
export function guessKind(header: readonly string[]): KindName | null {
  const given = new Set(header);
  const fitting = KINDS.filter(({ columns }) => {
    const names = new Set(columns.map(({ name }) => name));
    return columns.every((column) => !column.required || given.has(column.name)) && header.every((name) => names.has(name));
  });
  return fitting.toSorted((a, b) => b.columns.length - a.columns.length).at(-1)?.name ?? null;
}
