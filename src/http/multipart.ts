import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import multer, { MulterError, memoryStorage } from 'multer';
import { AppError } from '../lib/errors.js';
import type { SentFile } from './ask.js';

// Reads a form that brings a file. Every limit there is has a value: what is not limited is what gets used.
// The file stays in memory, where nothing can be written over by its name.

const MOST_FILE_BYTES = 20 * 1024 * 1024;

const LIMITS = {
  fileSize: MOST_FILE_BYTES,
  files: 1,
  /** As much as a form without a file may have in all. */
  fieldSize: 10 * 1024 * 1024,
  fields: 50,
  parts: 51,
  fieldNameSize: 100,
  headerPairs: 20,
  fieldNestingDepth: 0,
};

/** Whoever may not leave a file waits for no turn: fifty fields of this length may be held for each such form. */
const STRANGERS_FIELD_BYTES = 64 * 1024;

/** File and fields in all, and what stands between them. */
const MOST_BYTES = MOST_FILE_BYTES + LIMITS.fieldSize + 1024 * 1024;

export interface MultipartForm {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** Null where none was chosen, or where whoever sent it may not send one. */
  readonly file: SentFile | null;
  /** The same for the same fields and file, whatever the browser put between them. */
  readonly hash: string;
}

/** How a form with a file is read. */
export interface FileTaken {
  /** False throws the file away as it comes, for a sender who may not leave one here. */
  readonly keepFile: boolean;
  /** What is said of one that is larger than 20 MB. */
  readonly tooLarge: string;
}

export async function readMultipart(
  req: Request,
  res: Response,
  { keepFile, tooLarge }: FileTaken,
): Promise<MultipartForm> {
  refuseTooLong(req, tooLarge);
  const receive = multer({
    storage: memoryStorage(),
    limits: keepFile ? LIMITS : { ...LIMITS, fieldSize: STRANGERS_FIELD_BYTES },
    defParamCharset: 'utf8',
    fileFilter: (_req, _file, decide) => decide(null, keepFile),
  }).single('file');
  await new Promise<void>((go, fail) => {
    receive(req, res, (error: unknown) => (error ? fail(faultOf(error, tooLarge)) : go()));
  });
  const pairs = pairsOf((req.body ?? {}) as Readonly<Record<string, unknown>>);
  refuseBroken(pairs);
  const file = req.file
    ? { name: req.file.originalname, mediaType: req.file.mimetype, bytes: req.file.buffer }
    : null;
  return { pairs, file, hash: hashOf(pairs, file) };
}

/** Several fields may each be within their limit and all of them too much. Every browser says how much is coming. */
function refuseTooLong(req: Request, tooLarge: string): void {
  const length = Number(req.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length))
    throw new AppError('bad_request', 'A form with a file says how long it is: send Content-Length.');
  if (length > MOST_BYTES) throw new AppError('too_large', tooLarge);
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

function hashOf(pairs: MultipartForm['pairs'], file: SentFile | null): string {
  const bytes = file && createHash('sha256').update(file.bytes).digest('hex');
  const said = JSON.stringify([pairs, file && [file.name, file.mediaType, bytes]]);
  return createHash('sha256').update(said).digest('hex');
}

function faultOf(error: unknown, tooLarge: string): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE')
    return new AppError('too_large', tooLarge);
  if (error instanceof MulterError && error.code === 'LIMIT_UNEXPECTED_FILE')
    return new AppError('bad_request', 'One file is taken, in the field called file.');
  if (error instanceof MulterError)
    return new AppError('too_large', 'That form has more, or longer, fields than this address takes.');
  // What is wrong with the form itself is told by the parser; a connection that broke off has nobody to tell.
  return new AppError('bad_request', 'That form cannot be read: its parts are broken, or it ended early.', {
    cause: error,
  });
}
