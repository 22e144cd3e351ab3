import { type DocxRead, readDocx } from './docx.js';
import type { Unread } from './fault.js';
import type { PageOptions } from './html.js';
import { readPage } from './html.js';
import type { DocumentKind } from './kinds.js';
import { type OdtRead, readOdt } from './odt.js';
import { readPdf } from './pdf.js';

// What the child process does with one file, and its reply.

/** Maximum length of a copy's text in UTF-16 code units: about a thousand printed pages. */
export const MAX_TEXT_UTF16 = 2_000_000;

export type ReadJob =
  | { readonly kind: 'html'; readonly html: string; readonly options: PageOptions }
  | { readonly kind: DocumentKind; readonly bytes: Uint8Array };

/** How the text was read, by names that begin with a colon: see model.ts. */
export type Facts = Readonly<Record<string, string>>;

export type InsideReply =
  | { readonly ok: true; readonly text: string; readonly facts: Facts }
  | ({ readonly ok: false } & Unread);

export async function readInside(req: ReadJob): Promise<InsideReply> {
  if (req.kind === 'html') return page(req.html, req.options);
  if (req.kind === 'pdf') return pdf(req.bytes);
  return document(req.kind === 'odt' ? await readOdt(req.bytes) : await readDocx(req.bytes));
}

function page(html: string, options: PageOptions): InsideReply {
  const { text, reading, leftOut, struck, found } = readPage(html, options);
  if (text === '') return { ok: false, reason: 'No text found on the page.', fault: null };
  return {
    ok: true,
    text,
    facts: {
      ':reading': reading,
      ...(leftOut > 0 && { ':left-out': String(leftOut) }),
      ...(struck > 0 && { ':struck': String(struck) }),
      ...(Object.keys(found).length > 0 && { ':found': JSON.stringify(found) }),
    },
  };
}

async function pdf(bytes: Uint8Array): Promise<InsideReply> {
  const read = await readPdf(bytes, MAX_TEXT_UTF16);
  if (read.kind === 'refused') return { ok: false, reason: read.reason, fault: read.fault };
  // The bytes are still worth saving: somebody can read them, or copy the text by hand.
  if (read.kind !== 'text') return { ok: true, text: '', facts: { ':reading': read.kind } };
  return {
    ok: true,
    text: read.text,
    facts: {
      ...{ ':reading': 'pages', ':pages': read.pages.join(' ') },
      ...(read.furniture > 0 && { ':furniture': String(read.furniture) }),
    },
  };
}

function document(read: DocxRead | OdtRead): InsideReply {
  if (read.kind === 'refused') return { ok: false, reason: read.reason, fault: read.fault };
  if (read.text === '') return { ok: false, reason: 'No text found in the document.', fault: null };
  const { text, kind, ...counts } = read;
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  return {
    ok: true,
    text,
    facts: {
      ':reading': 'document',
      ...Object.fromEntries(counted.map(([what, count]) => [`:${what}`, String(count)])),
    },
  };
}
