import type { Request, RequestHandler, Response } from 'express';
import { awaitsContinue } from './receive.js';

// Sends an answer before the body was read. Closing a connection while data still arrives resets it and loses the
// answer, so the rest is read and dropped for a while.

/** The most that is dropped, in bytes and in milliseconds. */
const MAX_DROPPED = 32 * 1024 * 1024;
const MAX_MS = 5_000;
/** A body of at most this many bytes is dropped and its connection kept. */
const KEPT_BYTES = 64 * 1024;
/** Pause between two chunks, so that many senders at once do not fill the memory. Milliseconds. */
const PAUSE_MS = 2;

export function lingering(): RequestHandler {
  return (req, res, next) => {
    if (bringsBody(req)) lingerAtEnd(req, res);
    next();
  };
}

function bringsBody(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

function lingerAtEnd(req: Request, res: Response): void {
  const end = res.end.bind(res) as (...args: unknown[]) => Response;
  res.end = ((...args: unknown[]) => {
    if (req.complete || req.destroyed) {
      req.resume();
      return end(...args);
    }
    if (isShort(req)) {
      drop(req, () => {});
      return end(...args);
    }
    if (!res.headersSent) res.setHeader('Connection', 'close');
    // A client that waits for 100 Continue was not asked for its body and sends none.
    if (awaitsContinue(req) && res.locals.continued !== true) return end(...args);
    const [body, encoding] = args;
    if (typeof body === 'string' || body instanceof Uint8Array)
      res.write(body, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
    else res.flushHeaders();
    drop(req, () => end());
    return res;
  }) as Response['end'];
}

function isShort(req: Request): boolean {
  return Number(req.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= KEPT_BYTES;
}

function drop(req: Request, done: () => void): void {
  let left = MAX_DROPPED;
  const stop = () => {
    clearTimeout(late);
    req.off('data', onData).off('end', stop).off('close', stop);
    done();
  };
  const onData = (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) return stop();
    req.pause();
    setTimeout(() => req.resume(), PAUSE_MS);
  };
  const late = setTimeout(stop, MAX_MS).unref();
  // An aborted upload is no error once the request is answered.
  req.on('error', () => {});
  req.on('data', onData).on('end', stop).on('close', stop);
  req.resume();
}
