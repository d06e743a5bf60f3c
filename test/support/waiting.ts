import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something has come true; fails after a minute. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`It did not come true in time: ${condition.toString()}`);
    await sleep(20);
  }
}

/** Something that work waits for, and a test opens. */
export function makeLatch(): { readonly wait: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
}
