import type { Request, RequestHandler, Response } from 'express';
import { awaitsContinue } from './receive.js';

// An answer that is sent before the body was read. Closing a connection on which more comes in takes the answer away
// from whoever is still sending, so what comes is read and dropped for a while.

/** So much is dropped at most, in bytes, and for so long, in milliseconds. */
const MAX_DROPPED = 32 * 1024 * 1024;
const MAX_MS = 5_000;
/** A body of up to so many bytes is dropped and its connection kept. */
const KEPT_BYTES = 64 * 1024;
/** Between two pieces, so that many senders at once do not fill the memory with what nobody reads. Milliseconds. */
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
    // Who waits to be asked for the body was not asked, and sends none.
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
  // Whoever sends no more to a request that is answered has met no fault.
  req.on('error', () => {});
  req.on('data', onData).on('end', stop).on('close', stop);
  req.resume();
}
