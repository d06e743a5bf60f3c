/** Tells the time: tests set it. */
export type Clock = () => Date;

/** What Nest provides the clock under. */
export const CLOCK = Symbol('clock');
