import type { Encoding } from '../../../engines/documents/encodings.js';
import { hasWordsAsText, kindOfMediaType } from '../../../engines/documents/kinds.js';
import type { Fetcher } from '../../../platform/fetching/fetcher.js';
import type { Headers } from '../../../platform/fetching/kept-headers.js';
import { othersTurn } from '../../../platform/lib/others-turn.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import type { CheckFailure, SnapshotWay } from '../../../vocabulary.js';
import type { FileReader } from '../file-pool.js';
import type { AddressToKeep, UploadToKeep } from '../input.js';
import { type Copy, copyOfPaste, labelOf, sha256Of, type Unhashed } from '../model.js';
import { readCopy } from './read-copy.js';

// Turns a file, an address or a text into a copy that can be saved, or says why not. Slow, and without database
// access.

/** A file as received; its declared type is not trusted. */
export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** @param text normalised, as `input.ts` returns it */
export function copyOfText(text: string, typedInBy: string): Promise<Result<Copy>> {
  return okHashed(copyOfPaste(text, typedInBy));
}

/** Hashed in steps and before the transaction, which blocks other writers. */
async function okHashed(copy: Unhashed): Promise<Result<Copy, never>> {
  await othersTurn();
  const raw_sha256 = sha256Of(copy.bytes);
  await othersTurn();
  const text_sha256 = copy.how === 'paste' ? raw_sha256 : sha256Of(copy.text);
  await othersTurn();
  return ok({ ...copy, text_sha256, raw_sha256 });
}

/** @throws AppError busy where too many files are being read */
export async function copyOfUpload(
  reader: FileReader,
  file: ReceivedFile,
  { reading, encoding, typed_in_by }: Omit<UploadToKeep, 'again'>,
): Promise<Result<Copy>> {
  const name = labelOf(file.name);
  const options = reading ?? 'article';
  const read = await readCopy(reader, {
    bytes: file.bytes,
    name: name ?? '',
    mediaType: file.mediaType,
    options,
    encoding,
  });
  if (!read.ok) return refused([{ path: 'file', message: read.errors }]);
  const { text, mediaType, facts } = read.value;
  return okHashed({
    ...{ how: 'upload', typedInBy: typed_in_by, mediaType, originalName: name, finalUrl: null },
    ...{ headers: facts, text, bytes: file.bytes },
  });
}

/** @throws AppError busy where too many fetches or reads are running */
export async function copyOfAddress(
  fetcher: Fetcher,
  reader: FileReader,
  address: Omit<AddressToKeep, 'again'>,
): Promise<Result<Copy>> {
  const came = await fetchedCopy(fetcher, reader, address);
  return came.ok ? came : refused([{ path: 'url', message: came.errors.message }]);
}

/** Why there is no copy of an address. */
export interface NotCome {
  readonly reason: CheckFailure;
  readonly message: string;
}

/** `copyOfAddress` with the kind of failure. @throws AppError busy */
export async function fetchedCopy(
  fetcher: Fetcher,
  reader: FileReader,
  { url, reading, encoding }: Omit<AddressToKeep, 'again'>,
): Promise<Result<Copy, NotCome>> {
  const fetched = await fetcher.fetchCopy(url);
  if (!fetched.ok) return refused({ reason: fetched.errors.kind, message: fetched.errors.message });
  const { bytes, mediaType: type, finalUrl, ...came } = fetched.value;
  const options = reading ?? 'article';
  const read = await readCopy(reader, { bytes, name: null, mediaType: type, options, encoding });
  if (!read.ok) return refused({ reason: 'unreadable', message: read.errors });
  const { text, mediaType, facts } = read.value;
  const said = {
    ...{ ':url': came.url, ':status': String(came.status) },
    ...(came.redirects.length > 0 && { ':redirects': came.redirects.join(' ') }),
  };
  return okHashed({
    ...{ how: 'fetch', typedInBy: null, mediaType, originalName: null, finalUrl },
    ...{ headers: { ...said, ...facts, ...came.headers }, text, bytes },
  });
}

/** The parts of a saved copy that decoding it again needs. */
export interface KeptBytes {
  readonly bytes: Uint8Array;
  readonly how: SnapshotWay;
  readonly typed_in_by: string | null;
  readonly media_type: string;
  readonly original_name: string | null;
  readonly final_url: string | null;
  readonly captured_at: string;
}

/** A copy of the same bytes, decoded in another encoding. @throws AppError busy where too many reads are running */
export async function copyOfKept(
  reader: FileReader,
  kept: KeptBytes,
  headers: Headers,
  encoding: Encoding,
): Promise<Result<Copy>> {
  const kind = kindOfMediaType(kept.media_type);
  if (kind === null || !hasWordsAsText(kind))
    return refused([{ path: 'encoding', message: 'Only text files and web pages have an encoding' }]);
  const options = headers[':reading'] === 'whole_page' ? 'whole_page' : 'article';
  const { bytes, media_type: mediaType } = kept;
  const read = await readCopy(reader, { bytes, name: null, mediaType, options, encoding });
  if (!read.ok) return refused([{ path: 'encoding', message: read.errors }]);
  const came = Object.entries(headers).filter(([name]) => !OF_ITS_READING.has(name));
  const first = headers[':bytes-kept-at'] ?? kept.captured_at;
  return okHashed({
    ...{ how: kept.how, typedInBy: kept.typed_in_by, mediaType: read.value.mediaType },
    ...{ originalName: kept.original_name, finalUrl: kept.final_url },
    headers: { ...Object.fromEntries(came), ...read.value.facts, ':bytes-kept-at': first },
    ...{ text: read.value.text, bytes },
  });
}

const OF_ITS_READING: ReadonlySet<string> = new Set([
  ':reading',
  ':left-out',
  ':struck',
  ':found',
  ':times',
  ':joined',
  ':encoding-guessed',
  ':encoding-chosen',
  ':encoded-twice',
]);
