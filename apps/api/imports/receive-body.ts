import type { Request, Response } from 'express';
import { allowSlowBody } from '../http/request-bodies.js';

/** A file of which nothing came for so long is given up. */
const IDLE_MS = 60_000;

/** What a request says of the file that is its body. */
export interface SentBody {
  readonly contentType: string;
  /** Null where the request does not say it. */
  readonly contentLength: number | null;
}

/** Takes the file that is the body of a request, as it comes: it may take its time, and is given up where nothing comes any more. */
export async function receiveBody<T>(request: Request, response: Response, take: (body: SentBody) => Promise<T>): Promise<T> {
  const { 'content-length': length, 'content-type': type = '' } = request.headers;
  allowSlowBody(request);
  const { socket } = request;
  const giveUp = () => request.destroy();
  socket.setTimeout(IDLE_MS, giveUp);
  try {
    return await take({
      contentType: type.split(';')[0]?.trim().toLowerCase() ?? '',
      contentLength: length === undefined ? null : Number(length),
    });
  } catch (error) {
    // What still comes of the body is not kept, and the connection ends with the answer.
    if (!response.headersSent) response.setHeader('Connection', 'close');
    request.resume();
    throw error;
  } finally {
    // The connection may serve other requests after this one.
    socket.setTimeout(0, giveUp);
  }
}
