import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseOf } from './fuzz-case.js';
import { fileNameOf, readSources } from './fuzz-sources.js';

// Makes the files that `case-maker.ts` asks for, in a process of its own: `make-cases.ts SEED FOLDER`.

const [seed, folder] = [Number(process.argv[2]), process.argv[3] ?? ''];
const sources = await readSources();

process.on('message', (number: number) => {
  const { source, name, bytes, changes } = caseOf(sources, seed, number);
  const own = join(folder, String(number));
  mkdirSync(own, { recursive: true });
  const path = join(own, fileNameOf(name));
  writeFileSync(path, bytes);
  process.send?.({ number, source: source.name, name, changes, path });
});
// Whoever asked has gone.
process.on('disconnect', () => process.exit());
