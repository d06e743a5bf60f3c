import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const compress = promisify(gzip);

const MOST_BYTES = 64 * 1024 * 1024;
/** Less is not worth compressing. */
const COMPRESSED_FROM = 1_024;

/** The bytes of an answer. */
class Answer {
  private compressing: Promise<Buffer> | undefined;
  private compressedBytes = 0;

  constructor(readonly plain: Buffer) {}

  /** An answer takes as much room as it may take: the compressed bytes come later. */
  get size(): number {
    return 2 * this.plain.length + 1;
  }

  async compressed(): Promise<Buffer> {
    this.compressing ??= compress(this.plain);
    const bytes = await this.compressing;
    this.compressedBytes = bytes.length;
    return bytes;
  }

  get isWorthCompressing(): boolean {
    return this.plain.length >= COMPRESSED_FROM && this.compressedBytes <= this.plain.length;
  }
}

/**
 * Keeps finished answers by what they are made of: whoever knows that this has not changed need not make them again. It knows
 * nothing of time: the key must name the version of everything that the answer shows, and whose rows it holds. Answers that
 * are asked for while they are made are made once.
 */
export class AnswerCache {
  private readonly answers = new LRUCache<string, Answer>({ maxSize: MOST_BYTES, maxEntrySize: MOST_BYTES / 4, sizeCalculation: ({ size }) => size });
  private readonly making = new Map<string, Promise<Answer>>();

  /** Answers a request with what the key stands for; `make` gives the body where it is not kept. */
  async send(request: IncomingMessage, response: ServerResponse, key: string, make: () => Promise<object>): Promise<void> {
    const answer = this.answers.get(key) ?? (await this.make(key, make));
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Vary', 'Accept-Encoding');
    if (answer.isWorthCompressing && takesGzip(request.headers['accept-encoding'])) {
      response.setHeader('Content-Encoding', 'gzip');
      end(response, await answer.compressed());
      return;
    }
    // Compression would otherwise look at it once more.
    response.setHeader('Cache-Control', `${String(response.getHeader('Cache-Control') ?? 'private, no-cache')}, no-transform`);
    end(response, answer.plain);
  }

  private async make(key: string, make: () => Promise<object>): Promise<Answer> {
    const under = this.making.get(key);
    if (under !== undefined) return under;
    const made = make().then((body) => {
      const answer = new Answer(Buffer.from(JSON.stringify(body)));
      this.answers.set(key, answer);
      return answer;
    });
    this.making.set(key, made);
    try {
      return await made;
    } finally {
      this.making.delete(key);
    }
  }
}

/** Whether a caller takes gzip: by name or by *, and not refused. */
function takesGzip(accepted: string | string[] | undefined): boolean {
  const [, quality] = /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i.exec(String(accepted ?? '')) ?? [null, '0'];
  return quality === undefined || Number(quality) > 0;
}

function end(response: ServerResponse, bytes: Buffer): void {
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}
