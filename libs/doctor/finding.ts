import type { Localised } from '#libs/reports/report.js';

/** What the doctor says of one thing: well, worth a look, or broken; with the remedy in the text. */
export interface Finding {
  readonly state: 'ok' | 'look' | 'broken';
  readonly subject: Localised;
  readonly text: Localised;
}
