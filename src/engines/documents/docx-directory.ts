import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type Unread, whereFrom } from './fault.js';

// A .docx is a zip archive, which may be malicious. Its directory is checked, and each part that will be read is
// decompressed and compared with its declared size, before anything else reads it.

const MAX_PARTS = 5_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** The parts with text. Pictures, sounds and macros are never decompressed. */
const WORDS = /\.(xml|rels)$/i;

/** Why the file is refused; null where it is safe to read. */
export async function faultInDocx(bytes: Uint8Array): Promise<Unread | null> {
  try {
    const reason = await reasonAgainst(await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true }));
    return reason === null ? null : { reason, fault: null };
  } catch (error) {
    return leadsOut(error)
      ? { reason: LEADS_OUT, fault: null }
      : { reason: NO_ARCHIVE, fault: whereFrom(error) };
  }
}

async function reasonAgainst(zip: ZipFile): Promise<string | null> {
  if (zip.entryCount > MAX_PARTS)
    return `The document has ${zip.entryCount} parts; at most ${MAX_PARTS} are read.`;
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return faultInEntries(entries) ?? (await faultInParts(zip, entries));
}

/** NOTE: yauzl stops at a path outside the archive, and reports this only in its message. */
function leadsOut(error: unknown): boolean {
  return (
    error instanceof Error &&
    /relative path|absolute path|invalid characters in fileName/i.test(error.message)
  );
}

const LEADS_OUT = 'One part has a path outside the archive (such as ../). Save the document again in Word.';

const NO_ARCHIVE = 'The document is damaged or incomplete. Save it again in Word and upload that.';

function faultInEntries(entries: readonly Entry[]): string | null {
  const names = new Set(entries.map((entry) => entry.fileName));
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => /^word\/document\d*\.xml$/.test(name)))
    return 'This is a zip archive, not a Word document: it has no word/document.xml.';
  if ([...names].some((name) => /(^|\/)vba(Project|Data)\.(bin|xml)$/i.test(name)))
    return 'The document contains macros (vbaProject.bin). Save it in Word without macros.';
  if (names.size < entries.length) return 'Two parts have the same name. Save the document again in Word.';
  const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (size > MAX_BYTES)
    return `Unpacked, it is ${Math.round(size / 1024 / 1024)} MB; at most ${MAX_BYTES / 1024 / 1024} MB are read.`;
  if (overlap(entries)) return 'Its parts overlap, as in a zip bomb.';
  return entries.some((entry) => entry.isEncrypted())
    ? 'The document is password-protected. Save it without a password.'
    : null;
}

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

async function faultInParts(zip: ZipFile, entries: readonly Entry[]): Promise<string | null> {
  for (const entry of entries.filter((one) => WORDS.test(one.fileName))) {
    // yauzl stops at a part that decompresses to another size than declared.
    const text = await unpacked(await zip.openReadStreamPromise(entry));
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
      return 'It declares its own entities (<!DOCTYPE), which is not allowed. Save it again in Word.';
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
