import type { Duplex } from 'node:stream';

// What comes in and never becomes a request, so that no route can answer it. Without a word of ours a browser
// would show an empty page, or say that the desk cannot be reached.

/** How long whoever is still sending may take to read the answer. Milliseconds. */
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

/** For a server’s `clientError`. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  // What comes after it on the same connection is no better: it is read and dropped.
  if (socket.writableEnded) return;
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, text] = ANSWERS[error.code ?? ''] ?? UNREADABLE;
  const head = `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff`;
  const body = `${text}\n`;
  socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  // NOTE: a connection that is cut while more comes in takes the answer with it.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
