/** What asks a process to stop: an operator, a supervisor, a terminal. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** npm and the terminal both pass the same key press on: so soon after the first one a signal is no second one. */
const SAME_PRESS_MS = 500;
const FAILED = 1;

/** Listens for signals to stop. */
export interface StopSignals {
  /** Resolves with the first one. */
  readonly first: Promise<NodeJS.Signals>;
  /** Listens no more: a signal then does what it does by itself. */
  ignore(): void;
}

/** Takes SIGTERM and SIGINT as the wish to stop in good order. A second one ends the process at once. */
export function listenForStop(): StopSignals {
  let firstAt: number | undefined;
  let resolveFirst: (signal: NodeJS.Signals) => void;
  const first = new Promise<NodeJS.Signals>((resolve) => {
    resolveFirst = resolve;
  });
  const listener = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (firstAt !== undefined && now - firstAt > SAME_PRESS_MS) process.exit(FAILED);
    firstAt ??= now;
    resolveFirst(signal);
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return {
    first,
    ignore: () => {
      for (const signal of SIGNALS) process.off(signal, listener);
    },
  };
}
