import { openCommandLine } from './command-line.js';
import type { FilledDatabase } from './database.js';

/** The example company, scored. The first one of a run takes some twenty seconds. */
export const EXAMPLE: FilledDatabase = {
  name: 'example',
  fill: async (url) => {
    const { exitCode, err } = await openCommandLine(url).run('start', '--once');
    if (exitCode !== 0) throw new Error(`The example company could not be scored: ${err}`);
  },
};
