import { SingleBar } from 'cli-progress';
import type { Localised } from '#libs/reports/report.js';
import type { Console } from '../console.js';
import { say } from '../console.js';

/** A progress bar on stderr; silent where nobody looks. */
export interface Progress {
  update(label: Localised, done: number, total: number): void;
  stop(): void;
}

const FORMAT = ' {bar} {percentage}%  {label}';

/** A bar that shows itself with its first step; `stop` takes it away again. */
export function startProgress(console: Console): Progress {
  if (!console.progress) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: FORMAT,
    stream: console.err,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
  });
  let started = false;
  return {
    update(label, done, total) {
      const payload = { label: say(console, label) };
      if (!started) bar.start(Math.max(total, 1), done, payload);
      started = true;
      bar.setTotal(Math.max(total, 1));
      bar.update(Math.min(done, Math.max(total, 1)), payload);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
