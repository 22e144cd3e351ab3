import { fileTypeFromBuffer } from 'file-type';
import { type DocumentKind, type FileKind, hasWordsAsText, NAMES } from './kinds.js';

// Detects the type of a file from its first bytes, whatever its name. Only the beginning is read: opening an archive
// is for the child process.

const LOOKED_AT = 4_100;

const ODT = 'application/vnd.oasis.opendocument.text';

/** The kind given by a magic number; null for what may be text. Any zip archive may be a Word document. */
export function announced(bytes: Uint8Array): DocumentKind | null {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  // The first part of an OpenDocument file is its media type, uncompressed.
  if (head.startsWith('PK\u0003\u0004') && head.slice(30, 77) === `mimetype${ODT}`) return 'odt';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'docx';
  return head.includes('%PDF-') && !/^\s*</.test(head) && !/^GIF8/.test(head) ? 'pdf' : null;
}

/** Why the bytes are not of the declared kind, as a sentence; null where they may be. */
export async function mismatch(bytes: Uint8Array, kind: FileKind): Promise<string | null> {
  if (bytes.length === 0) return 'The file is empty.';
  const says = announced(bytes);
  if (!hasWordsAsText(kind)) {
    // An .odt that was packed again begins like any other archive; it is looked into when it is read.
    if (says === kind || (kind === 'odt' && says === 'docx')) return null;
    return `The name says ${NAMES[kind]}, but the content is not: ${await beginning(bytes)}.`;
  }
  if (says !== null && !isTextAbout(bytes, says))
    return `The name says ${NAMES[kind]}, but the content is ${begins(says)}.`;
  const real = await typeOf(bytes);
  return real === null || XML.test(real) ? null : `The name says ${NAMES[kind]}, but the content is ${real}.`;
}

/** A page may begin like XML. */
const XML = /^(application|text)\/(xml|xhtml\+xml)$/;

async function beginning(bytes: Uint8Array): Promise<string> {
  const says = announced(bytes);
  if (says !== null) return `it begins as ${begins(says)}`;
  const real = await typeOf(bytes);
  if (real !== null) return `it begins as ${real}`;
  return looksLikePage(bytes) ? 'it looks like a web page' : 'it may be incomplete or in another format';
}

/** WebVTT has a signature in its first line. */
export function looksLikeSubtitles(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?WEBVTT[ \t\r\n]/.test(start(bytes));
}

export function looksLikePage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  return /<(!doctype html|html|head|body|script)[\s>]/i.test(head);
}

function begins(kind: DocumentKind): string {
  return kind === 'docx' ? 'a zip archive' : NAMES[kind];
}

/** Text about PDFs may contain their magic number; a PDF begins with it. */
function isTextAbout(bytes: Uint8Array, says: DocumentKind): boolean {
  return says === 'pdf' && !isBinary(bytes) && !/^\s*%PDF-\d\.\d\s/.test(start(bytes));
}

/** Null bytes or control characters that occur in no text. Escape occurs in ISO-2022 encodings. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, LOOKED_AT)
    .some((byte) => (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f);
}

/** Formats made of letters that contain more than the words. */
const LETTERED = /^(\{\\rtf\d|%!PS-Adobe-)/;

async function typeOf(bytes: Uint8Array): Promise<string | null> {
  // A byte order mark looks like an MPEG audio header.
  if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(start(bytes))) return null;
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(start(bytes)))
    return 'image/svg+xml';
  // A short magic number is no evidence: a text may begin ‘BM Holdings’.
  if (!isBinary(bytes) && !LETTERED.test(start(bytes)) && hasLetters(bytes)) return null;
  const beginning = Buffer.from(bytes.subarray(0, LOOKED_AT));
  const type = await fileTypeFromBuffer(beginning).catch(() => undefined);
  return type?.mime ?? null;
}

/** Mostly ASCII, or well-formed UTF-8: compressed or encrypted data is neither. */
function hasLetters(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOKED_AT);
  const ascii = head.filter((byte) => byte < 0x80).length;
  return ascii > head.length / 2 || isUtf8(head);
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // As a stream, since the beginning may end within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }) !== '';
  } catch {
    return false;
  }
}

function start(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 512)).toString('latin1');
}
