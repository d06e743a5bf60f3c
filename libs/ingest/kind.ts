/** What a column of a canonical file holds. */
export type ColumnType =
  | 'id'
  | 'text'
  | 'day'
  | 'instant'
  | 'yuan'
  | 'count'
  | 'decimal'
  | 'boolean'
  | { readonly enum: string; readonly values: readonly string[] };

/** A column of a canonical file and where it goes. */
export interface Column {
  /** Its name in files. */
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
  /** Its name in the table, where it differs; null where it is only looked at (merchant_id becomes merchant_key). */
  readonly stored?: string | null;
  /** What stands for an absent value, as SQL. */
  readonly absent?: string;
}

/** A rule over a whole row: the rows that `violated` holds for are rejected. */
export interface RowRule {
  readonly reason: RowRejectReason;
  readonly column: string;
  /** SQL over the checked row `ready`. */
  readonly violated: string;
}

/** Something odd about rows that are taken in all the same: they are counted, and people told. */
export interface Oddity {
  /** SQL over the checked row `ready`: it is odd where this holds. */
  readonly where?: string;
  /** Where one row does not tell: a SELECT over the checked rows that gives how many are odd as `rows`, and the first of their lines as `first_line`. */
  readonly find?: (checked: string) => string;
  readonly en: string;
  readonly zh: string;
}

/** Why a row is rejected: texts in reject-reasons.ts. */
export type RowRejectReason =
  | 'buyers-exceed-visitors'
  | 'end-before-start'
  | 'own-parent'
  | 'unknown-manager'
  | 'assignment-overlaps'
  | 'target-period-unknown'
  | 'target-month-of-ratio'
  | 'target-month-effective-from'
  | 'target-ratio-effective-from'
  | 'target-effective-outside-quarter'
  | 'target-not-whole';

/** One kind of fact: its file, its table, and what a changed row touches. */
export interface Kind {
  readonly name: KindName;
  readonly table: string;
  readonly columns: readonly Column[];
  /** Columns of the table that are computed from the checked ones, as SQL over the cast values. */
  readonly derived?: readonly { readonly stored: string; readonly sql: string }[];
  /** The table's key. */
  readonly key: readonly string[];
  /** What identifies a fact, where that is less than the key: the same fact under another merchant is moved. */
  readonly identity?: readonly string[];
  /** The order in which new rows are laid down. */
  readonly order: readonly string[];
  readonly rowRules?: readonly RowRule[];
  readonly oddities?: readonly Oddity[];
  /** Rejects rows that contradict other rows of the file or of the table; repeated until it finds none. */
  readonly rejectConflicts?: (tables: { readonly ready: string; readonly problems: string }) => string;
  /** Rows that an undo leaves in place although their import added them, since others name them: SQL over the row `stored`. */
  readonly named?: string;
  /** Rows that an undo must not bring back, since they contradict rows that stay: see assignments.sql.ts. */
  readonly keepConflicts?: (tables: { readonly ready: string; readonly restored: string }) => string;
  /** When a row counts as new although the table has its key already, as SQL over `stored`. */
  readonly countsAsNew?: string;
  /** Days of the merchant whose sums a row takes part in. */
  readonly touchedDays?: readonly string[];
  /** What a row changes about the orders that agents are judged by: see attribution-marks.sql.ts. */
  readonly attribution?: 'orders' | 'messages' | 'coverage';
  /** People change single rows of the table, too: an import holds it from before it looks at it. */
  readonly changedByHand?: boolean;
  /** Whose scorecards a row changes without changing any day's sums: SQL over the row `changed` and the window `own`. */
  readonly concernedWindows?: string;
  /** SELECTs of further (merchant_key, day) that the changed rows `changed` touch. */
  readonly touchedElsewhere?: readonly string[];
}

export type KindName =
  | 'managers'
  | 'merchants'
  | 'assignments'
  | 'targets'
  | 'calendar'
  | 'skus'
  | 'orders'
  | 'order_lines'
  | 'order_outbounds'
  | 'merchant_days'
  | 'sku_traffic'
  | 'ad_spend'
  | 'slots'
  | 'slot_placements'
  | 'agents'
  | 'chat_messages'
  | 'chat_coverage';
