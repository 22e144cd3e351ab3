import type { Duplex } from 'node:stream';

// Connections whose data never becomes a request, so that no route can answer. Without an answer a browser would show
// an empty page, or report that the server cannot be reached.

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

/** A listener for a server’s `clientError`. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
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
