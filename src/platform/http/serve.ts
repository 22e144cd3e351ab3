import { createServer, type Server } from 'node:http';
import type { Application } from 'express';
import { InFlightBodies } from './in-flight-bodies.js';
import { answerUnreadable } from './unreadable.js';

// A slow client must not hold a place for long: headers and bodies each have their limit, in milliseconds.
const HEADERS_MS = 20_000;
const REQUEST_MS = 60_000;
/**
 * NOTE: longer than a proxy keeps a connection that it may use again (Caddy: two minutes), or a request that it sends
 * at the moment in which we close is lost.
 */
const KEEP_ALIVE_MS = 125_000;
/** What is being sent at a shutdown may arrive within this, and is then refused with a word. */
const ARRIVE_MS = 6_500;
/** What is under way may finish within this; afterwards connections are cut. */
const GRACE_MS = 8_000;
/** How often, meanwhile, connections are closed that have become idle. */
const IDLE_LOOK_MS = 100;

export interface Serving {
  readonly port: number;
  /** Takes no more connections, lets what is under way finish, then ends. */
  stop(): Promise<void>;
}

/** @param arrivals what is still being sent to the app */
export async function listen(
  app: Application,
  host: string,
  port: number,
  arrivals: InFlightBodies = new InFlightBodies(),
): Promise<Serving> {
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    app,
  );
  // Before a large body some clients ask whether it is wanted: that is said once it is.
  server.on('checkContinue', app);
  server.on('clientError', answerUnreadable);
  server.listen(port, host);
  await new Promise<void>((go, fail) => {
    server.once('listening', go);
    server.once('error', fail);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => stop(server, arrivals),
  };
}

async function stop(server: Server, arrivals: InFlightBodies): Promise<void> {
  const closed = new Promise<void>((go) => server.close(() => go()));
  // A connection that is kept open would go on bringing requests: each is told to be the last on its own.
  server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  const waited = setTimeout(() => arrivals.end(), ARRIVE_MS);
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(waited);
  clearTimeout(late);
}
