import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib';
import type { Request, Response } from 'express';

// Compresses answers made of text. A finished answer of usual length takes a fraction of a millisecond; longer ones are
// compressed in Node's thread pool.

/** Shorter answers, in bytes, fit into one packet as they are. */
const MIN_BYTES = 1_000;
/** Longer answers, in bytes, would hold the main thread for more than a millisecond. */
const MAX_SYNC_BYTES = 300_000;

/** The cheapest levels. The next of Brotli saves 3 % more at one and a half times the cost. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } };
const GZIP = { level: 1 };
const BEST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const BEST_GZIP = { level: 9 };

const ENCODINGS = {
  br: {
    sync: (body: Buffer) => brotliCompressSync(body, BROTLI),
    async: (body: Buffer) => promisify(brotliCompress)(body, BROTLI),
    best: (body: Buffer) => promisify(brotliCompress)(body, BEST_BROTLI),
    stream: () => createBrotliCompress(BROTLI),
  },
  gzip: {
    sync: (body: Buffer) => gzipSync(body, GZIP),
    async: (body: Buffer) => promisify(gzip)(body, GZIP),
    best: (body: Buffer) => promisify(gzip)(body, BEST_GZIP),
    stream: () => createGzip(GZIP),
  },
};

type Encoding = keyof typeof ENCODINGS;

/** Sends a whole text as a media type, compressed where that is safe and the client accepts it. */
export async function sendText(res: Response, mediaType: string, text: string): Promise<void> {
  res.set('Content-Type', `${mediaType}; charset=utf-8`);
  const body = Buffer.from(text);
  const encoding = body.length < MIN_BYTES ? null : encodingFor(res);
  if (encoding === null) return void res.send(body);
  const { sync, async } = ENCODINGS[encoding];
  const sent = body.length <= MAX_SYNC_BYTES ? sync(body) : await async(body);
  res.set('Content-Encoding', encoding).send(sent);
}

/** The stream that compresses a text sent in parts, its headers sent; null where it is sent as it is. */
export function compressionOf(res: Response) {
  const encoding = encodingFor(res);
  if (encoding === null) return null;
  res.set('Content-Encoding', encoding).removeHeader('Content-Length');
  // An answer that fails later has begun, though nothing may have left the compression yet.
  res.flushHeaders();
  return ENCODINGS[encoding].stream();
}

/** A text that stays the same while the program runs; compressed once for each encoding, on its first request. */
export class StaticText {
  private readonly body: Buffer;
  private readonly compressed = new Map<Encoding, Promise<Buffer>>();

  constructor(body: Buffer) {
    this.body = body;
  }

  /** Sends it with the headers that are set. */
  async send(res: Response): Promise<void> {
    const encoding = this.body.length < MIN_BYTES ? null : accepted(res);
    if (encoding === null) return void res.send(this.body);
    const known = this.compressed.get(encoding);
    const compressed = known ?? ENCODINGS[encoding].best(this.body);
    this.compressed.set(encoding, compressed);
    res.set('Content-Encoding', encoding).send(await compressed);
  }
}

function encodingFor(res: Response): Encoding | null {
  return mayCompress(res.req) ? accepted(res) : null;
}

function accepted(res: Response): Encoding | null {
  res.vary('Accept-Encoding');
  const encoding = res.req.acceptsEncodings('br', 'gzip', 'identity');
  return encoding === 'br' || encoding === 'gzip' ? encoding : null;
}

/**
 * Whether nobody else chose the address of a personal answer. Who makes somebody's browser open a search for their
 * guess, and sees how long the encrypted answer is, could otherwise find out restricted words letter by letter.
 * @source BREACH, breachattack.com; W3C, Fetch Metadata Request Headers
 */
function mayCompress({ headers }: Request): boolean {
  if (headers.cookie === undefined) return true;
  return headers['sec-fetch-site'] === 'same-origin' || headers['sec-fetch-site'] === 'none';
}
