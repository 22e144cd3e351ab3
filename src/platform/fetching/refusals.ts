import { errors } from 'undici';
import { type Result, refused } from '../lib/result.js';
import { NOT_PUBLIC } from './addresses.js';
import { TooMuch, UnknownEncoding } from './body.js';
import { NotAllowed } from './connector.js';

// Why an address was not fetched, as a message.

export interface FetchRefusal {
  /** `status`: the server answered with an error status; `address`: fetching it is not allowed. */
  readonly kind: 'address' | 'status' | 'redirects' | 'size' | 'time' | 'connection';
  /** The HTTP status; null where the server did not answer. */
  readonly status: number | null;
  readonly message: string;
}

export function answered(status: number): Result<never, FetchRefusal> {
  const what = status === 404 || status === 410 ? `${status}, page not found` : String(status);
  const hint =
    status === 401 || status === 403 || status === 429 ? ' Paste the text or upload the page instead.' : '';
  return refused({
    kind: 'status',
    status,
    message: `The server answered ${what}. Nothing was saved.${hint}`,
  });
}

export function tooFar(redirects: number): Result<never, FetchRefusal> {
  return refusal('redirects', `Too many redirects: more than ${redirects}.`);
}

export function tooSlow(timeMs: number): Result<never, FetchRefusal> {
  return refusal('time', `The server did not answer within ${timeMs / 1_000} seconds. Nothing was saved.`);
}

/** @throws any error not caused by the network */
export function faultOf(
  error: unknown,
  limits: { readonly timeMs: number; readonly bytes: number },
): Result<never, FetchRefusal> {
  if (error instanceof NotAllowed) return refusal('address', NOT_PUBLIC);
  if (error instanceof TooMuch)
    return refusal(
      'size',
      `It is larger than ${Math.round(limits.bytes / 1024 / 1024)} MB. Nothing was saved.`,
    );
  if (error instanceof UnknownEncoding)
    return refusal('connection', 'The server used an unsupported compression.');
  if (error instanceof errors.HeadersOverflowError)
    return refusal('size', 'The response headers are too large.');
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return tooSlow(limits.timeMs);
  // Its code is not always set.
  if (error instanceof errors.HTTPParserError) return brokenOff(BROKEN);
  if (error instanceof Error && 'code' in error && isOfTheNetwork(String(error.code)))
    return brokenOff(wordFor(String(error.code)));
  throw error;
}

const BROKEN = 'the response is invalid';

function brokenOff(why: string): Result<never, FetchRefusal> {
  return refusal('connection', `The connection failed (${why}). Nothing was saved.`);
}

/** Matched by code and name, since a bug of ours also has a code and must not be blamed on the server. */
const OF_THE_NETWORK = [
  // Errors of undici about the connection and the response, but not about wrong arguments.
  /^UND_ERR_(?!INVALID_|NOT_SUPPORTED)|^ERR_STREAM_PREMATURE_CLOSE$/,
  /^E(?:CONN(?:REFUSED|RESET|ABORTED)|PIPE|PROTO|TIMEDOUT|(?:HOST|NET)(?:UNREACH|DOWN)|NETRESET|ADDRNOTAVAIL)$/,
  // What a local firewall causes.
  /^E(?:ACCES|PERM)$/,
  /^(?:ENOTFOUND|ENODATA|ESERVFAIL|EAI_[A-Z]+)$/,
  /^(?:ERR_TLS_(?:CERT|HANDSHAKE)|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|HOSTNAME_MISMATCH$)/,
  /^(?:INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERROR_IN_(?:CERT|CRL)_\w+|NO_EXPLICIT_POLICY)$/,
  // Decompression errors: zlib, and Brotli under its two names.
  /^(?:Z_(?:DATA|BUF)_ERROR|Z_NEED_DICT|ERR__ERROR_\w+|ERR_BROTLI_\w+)$/,
] as const;

function isOfTheNetwork(code: string): boolean {
  return OF_THE_NETWORK.some((codes) => codes.test(code));
}

/** Error codes of the system and of OpenSSL, as a phrase where they are common. */
function wordFor(code: string): string {
  if (/CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code)) return 'its certificate is not valid';
  if (code === 'ECONNREFUSED') return 'connection refused';
  if (/TIMEOUT|TIMEDOUT/.test(code)) return 'it took too long';
  if (/^(Z_|ERR_BROTLI|ERR_)/.test(code)) return BROKEN;
  return 'connection lost';
}

export function refusal(kind: FetchRefusal['kind'], message: string): Result<never, FetchRefusal> {
  return refused({ kind, status: null, message });
}
