import { createServer, type Server } from 'node:http';
import type { Application } from 'express';
import { InFlightBodies } from './bodies/in-flight-bodies.js';
import { answerUnreadable } from './unreadable.js';

// Bounds how long a slow client can occupy a connection: limits for headers and bodies, in milliseconds.
const HEADERS_MS = 20_000;
const REQUEST_MS = 60_000;
/**
 * NOTE: longer than a proxy keeps an idle connection (Caddy: two minutes); otherwise a request sent just as we close is
 * lost.
 */
const KEEP_ALIVE_MS = 125_000;
/** How long bodies may still arrive at a shutdown before they are refused. */
const ARRIVE_MS = 6_500;
/** How long requests may still run at a shutdown before connections are cut. */
const GRACE_MS = 8_000;
/** How often idle connections are closed meanwhile. */
const IDLE_LOOK_MS = 100;

export interface Serving {
  readonly port: number;
  /** Accepts no more connections, waits for running requests, then ends. */
  stop(): Promise<void>;
}

/** @param arrivals the bodies that the app is still receiving */
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
  // Some clients wait for 100 Continue before a large body; it is sent once the body is wanted.
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
  // A kept-alive connection would bring more requests, so each answer closes its connection.
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
