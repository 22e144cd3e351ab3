import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type Unread, whereFrom } from './fault.js';

// A .docx and an .odt are zip archives, which may be malicious. Their directory is checked, and each part that will be
// read is decompressed and compared with its declared size, before anything else reads it.

const MAX_PARTS = 5_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** The rules for the archive of one kind of document. */
export interface ArchiveRules {
  /** The program that saves it, for messages. */
  readonly program: string;
  /** Why an archive with these parts is not such a document; null if it is. */
  faultInNames(names: ReadonlySet<string>): string | null;
  /** The parts with text: only these are decompressed. */
  readonly words: RegExp;
  /** Why a part is refused; null where it is safe to read. */
  faultInPart(name: string, text: string): string | null;
}

/** Why the file is refused; null where it is safe to read. */
export async function faultInArchive(bytes: Uint8Array, rules: ArchiveRules): Promise<Unread | null> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    const reason = await reasonAgainst(zip, rules);
    return reason === null ? null : { reason, fault: null };
  } catch (error) {
    return leadsOut(error)
      ? {
          reason: `One part has a path outside the archive (such as ../). Save the document again in ${rules.program}.`,
          fault: null,
        }
      : {
          reason: `The document is damaged or incomplete. Save it again in ${rules.program} and upload that.`,
          fault: whereFrom(error),
        };
  }
}

async function reasonAgainst(zip: ZipFile, rules: ArchiveRules): Promise<string | null> {
  if (zip.entryCount > MAX_PARTS)
    return `The document has ${zip.entryCount} parts; at most ${MAX_PARTS} are read.`;
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return faultInEntries(entries, rules) ?? (await faultInParts(zip, entries, rules));
}

/** NOTE: yauzl stops at a path outside the archive, and reports this only in its message. */
function leadsOut(error: unknown): boolean {
  return (
    error instanceof Error &&
    /relative path|absolute path|invalid characters in fileName/i.test(error.message)
  );
}

function faultInEntries(entries: readonly Entry[], { program, faultInNames }: ArchiveRules): string | null {
  const names = new Set(entries.map((entry) => entry.fileName));
  const fault = faultInNames(names);
  if (fault !== null) return fault;
  if (names.size < entries.length)
    return `Two parts have the same name. Save the document again in ${program}.`;
  const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (size > MAX_BYTES)
    return `Unpacked, it is ${Math.round(size / 1024 / 1024)} MB; at most ${MAX_BYTES / 1024 / 1024} MB are read.`;
  if (overlap(entries)) return 'Its parts overlap, as in a zip bomb.';
  return entries.some((entry) => entry.isEncrypted()) ? LOCKED : null;
}

export const LOCKED = 'The document is password-protected. Save it without a password.';

function overlap(entries: readonly Entry[]): boolean {
  const inOrder = [...entries].sort(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  );
  return inOrder.some((entry, at) => {
    const before = inOrder[at - 1];
    return (
      before && before.relativeOffsetOfLocalHeader + before.compressedSize > entry.relativeOffsetOfLocalHeader
    );
  });
}

async function faultInParts(
  zip: ZipFile,
  entries: readonly Entry[],
  { words, faultInPart }: ArchiveRules,
): Promise<string | null> {
  for (const entry of entries.filter((one) => words.test(one.fileName))) {
    // yauzl stops at a part that decompresses to another size than declared.
    const fault = faultInPart(entry.fileName, await unpacked(await zip.openReadStreamPromise(entry)));
    if (fault !== null) return fault;
  }
  return null;
}

async function unpacked(stream: Readable): Promise<string> {
  // XML may be UTF-16; without null bytes it can be inspected like the rest.
  return (await unpackedBytes(stream)).toString('latin1').replaceAll('\0', '');
}

export async function unpackedBytes(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The parts of an archive whose names match, by name. Call faultInArchive first. */
export async function partsOf(bytes: Uint8Array, names: RegExp): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    if (names.test(entry.fileName))
      parts.set(entry.fileName, await unpackedBytes(await zip.openReadStreamPromise(entry)));
  return parts;
}
