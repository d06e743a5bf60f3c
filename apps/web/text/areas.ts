import type { texts } from './chinese.js';

/** The texts of one language, by area and key. The Chinese ones say which there are. */
export type Texts = typeof texts;

/** What people see in one place, and its texts. */
export type Area = keyof Texts;
