import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { MulterError, memoryStorage } from 'multer';
import { AppError } from '../lib/errors.js';
import { BESIDE_FILE_BYTES, type BodyLimits, FILE_BYTES } from './body-limits.js';
import type { Arrival } from './body-room.js';
import { receive } from './receive.js';
import type { SentFile } from './request-context.js';

// Reads a form that brings a file. Every limit there is has a value: what is not limited is what gets used.
// The file stays in memory, where nothing can be written over by its name.

const LIMITS = {
  fileSize: FILE_BYTES,
  files: 1,
  fields: 50,
  parts: 51,
  fieldNameSize: 100,
  headerPairs: 20,
  fieldNestingDepth: 0,
};

/** File and fields in all, and what stands between them. */
const MAX_BYTES = FILE_BYTES + BESIDE_FILE_BYTES + 64 * 1024;

export interface MultipartForm {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** Null where none was chosen, or where whoever sent it may not send one. */
  readonly file: SentFile | null;
  /** The same for the same fields and file, whatever the browser put between them. */
  readonly hash: string;
}

/** How a form with a file is read. */
export interface FileTaken {
  readonly arrival: Arrival;
  /** False throws the file away as it comes, for a sender who may not leave one here. */
  readonly keepFile: boolean;
  /** What is said of one that is larger than 20 MB. */
  readonly tooLarge: string;
  /** What its fields may have in all, as a form without a file would send them; and what is said of more. */
  readonly limits: BodyLimits;
  readonly tooLong: string;
}

/**
 * How many bytes of a form with a file are coming: every browser says so.
 * @throws AppError bad_request where that is not said; too_large for more than any may have
 */
export function announcedBytes(req: Request, tooLarge: string): number {
  const length = Number(req.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length))
    throw new AppError('bad_request', 'A form with a file needs a Content-Length header.');
  if (length > MAX_BYTES) throw new AppError('too_large', tooLarge);
  return length;
}

export async function readMultipart(req: Request, res: Response, taken: FileTaken): Promise<MultipartForm> {
  const { arrival, keepFile, tooLarge, limits, tooLong } = taken;
  const most = announcedBytes(req, tooLarge);
  const parser = multer({
    storage: memoryStorage(),
    limits: { ...LIMITS, fieldSize: Math.min(limits.bytes, BESIDE_FILE_BYTES) },
    defParamCharset: 'utf8',
    fileFilter: (_req, _file, decide) => decide(null, keepFile),
  }).single('file');
  // The parser is given what comes in piece by piece, so that it never has the process to itself for long.
  const form = Object.assign(new PassThrough(), { headers: req.headers }) as unknown as Form;
  const parsed = new Promise<void>((go, fail) => {
    parser(form, res, (error: unknown) => (error ? fail(faultOf(error, taken)) : go()));
  });
  const oversize = () => new AppError('too_large', tooLarge);
  const received = receive({ req, res, arrival, most, tooLarge: oversize }, async (piece) => {
    if (!form.write(piece) && !form.destroyed) await once(form, 'drain');
    if (bytesOf(form.body) > limits.bytes) throw new AppError('too_large', tooLong);
  }).then(
    () => void form.end(),
    (error: Error) => {
      form.destroy();
      throw error;
    },
  );
  // What broke off the reading says more than what the parser makes of it.
  const [reading, parsing] = await Promise.allSettled([received, parsed]);
  if (reading.status === 'rejected') throw reading.reason;
  if (parsing.status === 'rejected') throw parsing.reason;
  const pairs = pairsOf((form.body ?? {}) as Readonly<Record<string, unknown>>);
  const bytes = keepFile ? bytesOf(form.body) : bytesAsForm(pairs);
  if (bytes > limits.bytes) throw new AppError('too_large', tooLong);
  refuseBroken(pairs);
  const file = form.file
    ? { name: form.file.originalname, mediaType: form.file.mimetype, bytes: form.file.buffer }
    : null;
  return { pairs, file, hash: await hashOf(pairs, file) };
}

/** Stands in for the request. */
type Form = PassThrough & Request;

/** Bytes of the fields so far. The parser adds each as it ends. */
function bytesOf(body: unknown): number {
  const values = Object.values((body ?? {}) as Readonly<Record<string, unknown>>).flat();
  return values.reduce<number>(
    (bytes, value) => bytes + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
    0,
  );
}

/** What is carried through a sign-in goes on as a form without a file, which takes more bytes for the same words. */
function bytesAsForm(pairs: MultipartForm['pairs']): number {
  return new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString().length;
}

function pairsOf(body: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => {
      if (typeof one !== 'string')
        throw new AppError('bad_request', 'A field of the form has a name that cannot be read.');
      return [name, one];
    }),
  );
}

// The parser puts U+FFFD where the bytes are no UTF-8, and what was typed there is gone. Of a form that is sent with
// the sign itself as much was lost before.
function refuseBroken(pairs: MultipartForm['pairs']): void {
  if (pairs.flat().some((text) => text.includes('\ufffd')))
    throw new AppError('bad_request', 'The form is not UTF-8.');
}

async function hashOf(pairs: MultipartForm['pairs'], file: SentFile | null): Promise<string> {
  const bytes = file && (await fileHash(file.bytes));
  const said = JSON.stringify([pairs, file && [file.name, file.mediaType, bytes]]);
  return createHash('sha256').update(said).digest('hex');
}

/** Everybody else has their turn between two megabytes. */
async function fileHash(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += 1024 * 1024) {
    hash.update(bytes.subarray(at, at + 1024 * 1024));
    await new Promise((go) => setImmediate(go));
  }
  return hash.digest('hex');
}

function faultOf(error: unknown, { tooLarge, tooLong }: FileTaken): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE')
    return new AppError('too_large', tooLarge);
  if (error instanceof MulterError && error.code === 'LIMIT_FIELD_VALUE')
    return new AppError('too_large', tooLong);
  if (error instanceof MulterError && error.code === 'LIMIT_UNEXPECTED_FILE')
    return new AppError('bad_request', 'One file is taken, in the field called file.');
  if (error instanceof MulterError)
    return new AppError('too_large', 'This form has too many or too long fields.');
  // What is wrong with the form itself is told by the parser; a connection that broke off has nobody to tell.
  return new AppError('bad_request', 'This form cannot be read: its parts are malformed, or it ended early.', {
    cause: error,
  });
}
