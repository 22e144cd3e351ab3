import { ok, type Result, refused } from '../lib/result.js';
import type { CheckFailure } from '../vocabulary.js';
import type { Fetcher } from './fetching/fetcher.js';
import type { AddressToKeep, UploadToKeep } from './input.js';
import { type Copy, labelOf } from './model.js';
import type { FileReader } from './reading/file-reader.js';
import { readCopy } from './reading/read-copy.js';

// From what somebody has, a file or an address, to a copy that can be kept, or to the reason why not. Takes its
// time and touches no database.

/** A file as it was sent; what it calls itself is not believed. */
export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** @throws AppError busy where too many files are read already */
export async function copyOfUpload(
  reader: FileReader,
  file: ReceivedFile,
  { reading, typed_in_by }: Omit<UploadToKeep, 'again'>,
): Promise<Result<Copy>> {
  const name = labelOf(file.name);
  const wish = reading ?? 'article';
  const read = await readCopy(reader, {
    bytes: file.bytes,
    name: name ?? '',
    mediaType: file.mediaType,
    wish,
  });
  if (!read.ok) return refused([{ path: 'file', message: read.errors }]);
  const { text, mediaType, facts } = read.value;
  return ok({
    ...{ how: 'upload', typedInBy: typed_in_by, mediaType, originalName: name, finalUrl: null },
    ...{ headers: facts, text, bytes: file.bytes },
  });
}

/** @throws AppError busy where too much is fetched or read already */
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

/** The same, with the kind of what went wrong. @throws AppError busy */
export async function fetchedCopy(
  fetcher: Fetcher,
  reader: FileReader,
  { url, reading }: Omit<AddressToKeep, 'again'>,
): Promise<Result<Copy, NotCome>> {
  const fetched = await fetcher.fetchCopy(url);
  if (!fetched.ok) return refused({ reason: fetched.errors.kind, message: fetched.errors.message });
  const { bytes, mediaType: type, finalUrl, ...came } = fetched.value;
  const read = await readCopy(reader, { bytes, name: null, mediaType: type, wish: reading ?? 'article' });
  if (!read.ok) return refused({ reason: 'unreadable', message: read.errors });
  const { text, mediaType, facts } = read.value;
  const said = {
    ...{ ':url': came.url, ':status': String(came.status) },
    ...(came.redirects.length > 0 && { ':redirects': came.redirects.join(' ') }),
  };
  return ok({
    ...{ how: 'fetch', typedInBy: null, mediaType, originalName: null, finalUrl },
    ...{ headers: { ...said, ...facts, ...came.headers }, text, bytes },
  });
}
