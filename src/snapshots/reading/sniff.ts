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
  if (bytes.length === 0) return 'The file is empty: it has no bytes at all.';
  const says = announced(bytes);
  if (kind === 'pdf' || kind === 'docx') {
    if (says === kind) return null;
    return `It is named as ${NAMES[kind]} and does not begin as one: ${await beginning(bytes)}.`;
  }
  if (says !== null) return `It is named as ${NAMES[kind]} and begins as ${begins(says)}.`;
  const real = await typeOf(bytes);
  return real === null || XML.test(real) ? null : `It is named as ${NAMES[kind]} and begins as ${real}.`;
}

/** A page may begin as XML does. */
const XML = /^(application|text)\/(xml|xhtml\+xml)$/;

async function beginning(bytes: Uint8Array): Promise<string> {
  const says = announced(bytes);
  if (says !== null) return `it begins as ${begins(says)}`;
  const real = await typeOf(bytes);
  if (real !== null) return `it begins as ${real}`;
  return looksLikePage(bytes)
    ? 'it looks like a web page, such as a server sends instead of a file'
    : 'it may have been cut short, or saved in another format';
}

export function looksLikePage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  return /<(!doctype html|html|head|body|script)[\s>]/i.test(head);
}

function begins(kind: 'pdf' | 'docx'): string {
  return kind === 'pdf' ? 'a PDF' : 'a zip archive';
}

async function typeOf(bytes: Uint8Array): Promise<string | null> {
  // A mark of the byte order looks like the beginning of a sound.
  if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(start(bytes))) return null;
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(start(bytes)))
    return 'image/svg+xml';
  const beginning = Buffer.from(bytes.subarray(0, LOOKED_AT));
  const type = await fileTypeFromBuffer(beginning).catch(() => undefined);
  return type?.mime ?? null;
}

function start(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 512)).toString('latin1');
}
