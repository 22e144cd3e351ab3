import type { Request, Response } from 'express';
import { AppError } from '../../lib/errors.js';
import type { Arrival } from './body-memory.js';

export interface Receiving {
  readonly req: Request;
  readonly res: Response;
  readonly arrival: Arrival;
  /** The limit in bytes, and the error message above it. */
  readonly maxBytes: number;
  readonly tooLarge: () => AppError;
}

/**
 * Reads a body in chunks and yields to the event loop between them, however fast they arrive.
 * @param take processes a chunk; the next is read once its promise resolves
 * @throws AppError too_large; bad_request where the connection is aborted; whatever `take` throws
 */
export async function receive(
  { req, res, arrival, maxBytes, tooLarge }: Receiving,
  take: (piece: Buffer) => void | Promise<void>,
): Promise<void> {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  askForBody(req, res);
  let size = 0;
  await eachPiece(req, arrival.signal, async (piece) => {
    size += piece.length;
    if (size > maxBytes) throw tooLarge();
    arrival.received(piece.length);
    await take(piece);
    await nextTick();
  });
  arrival.arrived();
}

function eachPiece(req: Request, signal: AbortSignal, take: (piece: Buffer) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (settle: () => void) => () => {
      req.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken);
      signal.removeEventListener('abort', onAbort);
      req.pause();
      settle();
    };
    const fail = (error: unknown) => stop(() => reject(error))();
    let taken = Promise.resolve();
    const onData = (piece: Buffer) => {
      req.pause();
      taken = take(piece);
      taken.then(() => {
        if (req.listeners('data').includes(onData)) req.resume();
      }, fail);
    };
    // NOTE: `end` comes right after the last chunk, but the failure of that chunk comes later.
    const onEnd = stop(() => taken.then(resolve, reject));
    const onBroken = () => fail(abortedBody());
    const onAbort = () => fail(signal.reason);
    if (req.destroyed && !req.complete) return onBroken();
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort);
    req.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
  });
}

/** Sends 100 Continue to a client that waits for it. @source RFC 9110, 10.1.1 */
function askForBody(req: Request, res: Response): void {
  if (!awaitsContinue(req) || res.locals.continued === true) return;
  res.locals.continued = true;
  res.writeContinue();
}

export function awaitsContinue(req: Request): boolean {
  return /^100-continue$/i.test(req.headers.expect ?? '');
}

/** The error for a body that stops before its end; the client may have gone. */
function abortedBody(): AppError {
  return new AppError(
    'bad_request',
    'The connection was lost before everything had arrived. Nothing was saved.',
  );
}

function nextTick(): Promise<void> {
  return new Promise((go) => setImmediate(go));
}
