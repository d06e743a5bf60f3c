import { SingleBar } from 'cli-progress';
import type { Localised } from '#libs/reports/report.js';
import type { Console } from '../console.js';
import { say } from '../console.js';

/** A progress bar on stderr; silent where nobody looks. */
export interface Progress {
  update(label: Localised, done: number, total: number): void;
  stop(): void;
}

const FORMAT = ' {bar} {percentage}%  {label}{left}';
/** Sooner than this, how long a step has taken says nothing of how long it will. */
const TELLING_MS = 2_000;

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
  let step = { name: '', since: 0, from: 0 };
  return {
    update(label, done, total) {
      const [name, now] = [say(console, label), console.now().getTime()];
      if (name !== step.name || done < step.from) step = { name, since: now, from: done };
      const left = leftSeconds({ done: done - step.from, total: total - step.from, elapsedMs: now - step.since });
      const payload = { label: name, left: left === null ? '' : say(console, describeLeft(left)) };
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

/** How many seconds a step still takes, as long as it goes on as it went; null where that cannot be told. */
export function leftSeconds({ done, total, elapsedMs }: { readonly done: number; readonly total: number; readonly elapsedMs: number }): number | null {
  if (done <= 0 || done >= total || elapsedMs < TELLING_MS) return null;
  return Math.ceil((elapsedMs * (total - done)) / done / 1_000);
}

/** `, 40 s left`, or minutes where it is more than one. */
export function describeLeft(seconds: number): Localised {
  if (seconds <= 60) return { en: `, ${seconds} s left`, zh: `，剩余 ${seconds} 秒` };
  const minutes = Math.ceil(seconds / 60);
  return { en: `, ${minutes} min left`, zh: `，剩余 ${minutes} 分钟` };
}
