/** An event that was heard. */
export interface HeardEvent {
  readonly name: string;
  readonly value: unknown;
}

/** An event stream that is listened to. */
export interface HeardEvents {
  /** The next event; null where the stream has ended. */
  next(): Promise<HeardEvent | null>;
  close(): Promise<void>;
}

/** Listens to the events of an address. Fails where it does not answer with a stream. */
export function readEvents(url: string, headers: Readonly<Record<string, string>>): HeardEvents {
  const controller = new AbortController();
  const events = read(url, headers, controller.signal);
  return {
    next: async () => {
      const { value, done } = await events.next();
      return done === true ? null : value;
    },
    close: async () => {
      controller.abort();
      await events.return(undefined).catch(() => undefined);
    },
  };
}

async function* read(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): AsyncGenerator<HeardEvent, undefined> {
  const response = await fetch(url, { headers, signal });
  const type = response.headers.get('content-type');
  if (response.body === null || type !== 'text/event-stream; charset=utf-8') throw new Error(`${url} answers ${response.status} ${type}: ${await response.text()}`);
  let text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, name, value] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (name !== undefined && value !== undefined) yield { name, value: JSON.parse(value) as unknown };
    }
  }
  return undefined;
}
