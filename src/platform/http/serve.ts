import { createServer, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { InFlightBodies } from './bodies/in-flight-bodies.js';

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
  app: RequestListener,
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

/** How long a client that is still sending gets to read the answer. Milliseconds. */
const LINGER_MS = 1_000;

const ANSWERS: Readonly<Record<string, readonly [status: string, text: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'This address is too long: it may have about 16,000 characters. Search for fewer words.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    'The request did not arrive in time, and nothing was done. Send it again.',
  ],
};

const UNREADABLE = ['400 Bad Request', 'This request cannot be read.'] as const;

function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Anything that follows on the same connection is read and dropped.
  if (socket.writableEnded) return;
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, text] = ANSWERS[error.code ?? ''] ?? UNREADABLE;
  const head = `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff`;
  const body = `${text}\n`;
  socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  // NOTE: closing the connection while data arrives would lose the answer.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
