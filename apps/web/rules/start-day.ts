/** From when a new version is to be in force. */
export interface StartDay {
  readonly kind: 'quarter' | 'day' | 'restate';
  /** The day that is chosen; '' as long as none is. */
  readonly day: string;
}

/** The day as the API wants it: null for the first day of the open quarter. */
export function firstDayOf({ kind, day }: StartDay): string | null {
  return kind === 'day' && day !== '' ? day : null;
}
