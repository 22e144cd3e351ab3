import { fileTypeFromBuffer } from 'file-type';
import { type FileKind, NAMES } from './kinds.js';

// What a file is by its first bytes, whatever its name says. Only a beginning is looked at: telling what is
// inside an archive is for the process that may be ended.

const LOOKED_AT = 4_100;

/** The kind that the bytes themselves announce; null for what may be text. */
export function announced(bytes: Uint8Array): 'pdf' | 'docx' | null {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'docx';
  return head.includes('%PDF-') && !/^\s*</.test(head) && !/^GIF8/.test(head) ? 'pdf' : null;
}

/** Why the bytes are not of the kind they are said to be, as a sentence; null where nothing speaks against it. */
export async function mismatch(bytes: Uint8Array, kind: FileKind): Promise<string | null> {
  if (bytes.length === 0) return 'The file is empty.';
  const says = announced(bytes);
  if (kind === 'pdf' || kind === 'docx') {
    if (says === kind) return null;
    return `The name says ${NAMES[kind]}, but the content is not: ${await beginning(bytes)}.`;
  }
  if (says !== null && !isTextAbout(bytes, says))
    return `The name says ${NAMES[kind]}, but the content is ${begins(says)}.`;
  const real = await typeOf(bytes);
  return real === null || XML.test(real) ? null : `The name says ${NAMES[kind]}, but the content is ${real}.`;
}

/** A page may begin as XML does. */
const XML = /^(application|text)\/(xml|xhtml\+xml)$/;

async function beginning(bytes: Uint8Array): Promise<string> {
  const says = announced(bytes);
  if (says !== null) return `it begins as ${begins(says)}`;
  const real = await typeOf(bytes);
  if (real !== null) return `it begins as ${real}`;
  return looksLikePage(bytes)
    ? 'it looks like a web page'
    : 'it may be incomplete or in another format';
}

/** WebVTT says what it is in its first line. */
export function looksLikeSubtitles(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?WEBVTT[ \t\r\n]/.test(start(bytes));
}

export function looksLikePage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  return /<(!doctype html|html|head|body|script)[\s>]/i.test(head);
}

function begins(kind: 'pdf' | 'docx'): string {
  return kind === 'pdf' ? 'a PDF' : 'a zip archive';
}

/** Words about PDFs may name their first letters; a PDF begins with them. */
function isTextAbout(bytes: Uint8Array, says: 'pdf' | 'docx'): boolean {
  return says === 'pdf' && !isBinary(bytes) && !/^\s*%PDF-\d\.\d\s/.test(start(bytes));
}

/** Null bytes or control characters, such as no text has. Escape stands in texts of the ISO-2022 family. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, LOOKED_AT)
    .some((byte) => (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f);
}

/** Formats that are written in letters, and hold more of them than the words. */
const LETTERED = /^(\{\\rtf\d|%!PS-Adobe-)/;

async function typeOf(bytes: Uint8Array): Promise<string | null> {
  // A mark of the byte order looks like the beginning of a sound.
  if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(start(bytes))) return null;
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(start(bytes)))
    return 'image/svg+xml';
  // A few first letters make no picture and no program: ‘BM Holdings’ is how a text may begin.
  if (!isBinary(bytes) && !LETTERED.test(start(bytes)) && hasLetters(bytes)) return null;
  const beginning = Buffer.from(bytes.subarray(0, LOOKED_AT));
  const type = await fileTypeFromBuffer(beginning).catch(() => undefined);
  return type?.mime ?? null;
}

/** More of it in ASCII than not, or well-formed UTF-8: what is packed or encrypted is neither. */
function hasLetters(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOKED_AT);
  const ascii = head.filter((byte) => byte < 0x80).length;
  return ascii > head.length / 2 || isUtf8(head);
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // As a stream: the beginning may end in the middle of a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }) !== '';
  } catch {
    return false;
  }
}

function start(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 512)).toString('latin1');
}
