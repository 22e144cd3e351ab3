import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { MulterError, memoryStorage } from 'multer';
import { AppError } from '../../lib/errors.js';
import type { SentFile } from '../request-context.js';
import { BESIDE_FILE_BYTES, type BodyLimits, FILE_BYTES } from './body-limits.js';
import type { Arrival } from './body-memory.js';
import { receive } from './receive.js';

// Reads a form with a file. Every limit of the parser is set, since an unset limit invites abuse. The file stays in
// memory, where its name cannot overwrite anything.

const LIMITS = {
  fileSize: FILE_BYTES,
  files: 1,
  fields: 50,
  parts: 51,
  fieldNameSize: 100,
  headerPairs: 20,
  fieldNestingDepth: 0,
};

/** File and fields in total, with the multipart headers between them. */
const MAX_BYTES = FILE_BYTES + BESIDE_FILE_BYTES + 64 * 1024;

export interface MultipartForm {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** Null where none was chosen, or where the sender may not upload one. */
  readonly file: SentFile | null;
  /** Equal for equal fields and files, whatever boundary the browser chose. */
  readonly hash: string;
}

/** How a form with a file is read. */
export interface FormFileRules {
  readonly arrival: Arrival;
  /** False discards the file as it arrives, for a sender who may not upload one here. */
  readonly keepFile: boolean;
  /** The error message for a file above 20 MB. */
  readonly tooLarge: string;
  /** Limits for all fields together; `tooLong` is the error when exceeded. */
  readonly limits: BodyLimits;
  readonly tooLong: string;
}

/**
 * The announced size of a form with a file: every browser sends it.
 * @throws AppError bad_request where it is missing; too_large above the limit
 */
export function announcedBytes(req: Request, tooLarge: string): number {
  const length = Number(req.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length))
    throw new AppError('bad_request', 'A form with a file needs a Content-Length header.');
  if (length > MAX_BYTES) throw new AppError('too_large', tooLarge);
  return length;
}

export async function readMultipart(
  req: Request,
  res: Response,
  taken: FormFileRules,
): Promise<MultipartForm> {
  const { arrival, keepFile, tooLarge, limits, tooLong } = taken;
  const maxBytes = announcedBytes(req, tooLarge);
  const parser = multer({
    storage: memoryStorage(),
    limits: { ...LIMITS, fieldSize: Math.min(limits.bytes, BESIDE_FILE_BYTES) },
    defParamCharset: 'utf8',
    fileFilter: (_req, _file, decide) => decide(null, keepFile),
  }).single('file');
  // The parser gets the body in chunks, so that it never blocks the event loop for long.
  const form = Object.assign(new PassThrough(), { headers: req.headers }) as unknown as Form;
  const parsed = new Promise<void>((go, fail) => {
    parser(form, res, (error: unknown) => (error ? fail(faultOf(error, taken)) : go()));
  });
  const oversize = () => new AppError('too_large', tooLarge);
  const received = receive({ req, res, arrival, maxBytes, tooLarge: oversize }, async (piece) => {
    if (!form.write(piece) && !form.destroyed) await once(form, 'drain');
    if (bytesOf(form.body) > limits.bytes) throw new AppError('too_large', tooLong);
  }).then(
    () => void form.end(),
    (error: Error) => {
      form.destroy();
      throw error;
    },
  );
  // The error that aborted the reading is more precise than the parser's.
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

/** Takes the place of the request for the parser. */
type Form = PassThrough & Request;

/** Bytes of the fields so far. The parser adds each field when it ends. */
function bytesOf(body: unknown): number {
  const values = Object.values((body ?? {}) as Readonly<Record<string, unknown>>).flat();
  return values.reduce<number>(
    (bytes, value) => bytes + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
    0,
  );
}

/** A form that is carried through a sign-in is sent again without the file, in an encoding that takes more bytes. */
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

// The parser replaces invalid UTF-8 with U+FFFD and so loses what was typed. A form that contains U+FFFD itself is
// refused, too: its text was lost earlier.
function refuseBroken(pairs: MultipartForm['pairs']): void {
  if (pairs.flat().some((text) => text.includes('\ufffd')))
    throw new AppError('bad_request', 'The form is not UTF-8.');
}

async function hashOf(pairs: MultipartForm['pairs'], file: SentFile | null): Promise<string> {
  const bytes = file && (await fileHash(file.bytes));
  const said = JSON.stringify([pairs, file && [file.name, file.mediaType, bytes]]);
  return createHash('sha256').update(said).digest('hex');
}

/** Yields to the event loop after each megabyte. */
async function fileHash(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += 1024 * 1024) {
    hash.update(bytes.subarray(at, at + 1024 * 1024));
    await new Promise((go) => setImmediate(go));
  }
  return hash.digest('hex');
}

function faultOf(error: unknown, { tooLarge, tooLong }: FormFileRules): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE')
    return new AppError('too_large', tooLarge);
  if (error instanceof MulterError && error.code === 'LIMIT_FIELD_VALUE')
    return new AppError('too_large', tooLong);
  if (error instanceof MulterError && error.code === 'LIMIT_UNEXPECTED_FILE')
    return new AppError('bad_request', 'One file is taken, in the field called file.');
  if (error instanceof MulterError)
    return new AppError('too_large', 'This form has too many or too long fields.');
  // The parser reports a malformed form; after an aborted connection there is nobody to answer.
  return new AppError(
    'bad_request',
    'This form cannot be read: its parts are malformed, or it ended early.',
    {
      cause: error,
    },
  );
}
