import { getDocumentProxy } from 'unpdf';
import { tidyLines } from './clean.js';
import { type Unread, whereFrom } from './fault.js';
import { type PdfItem, paragraphsOf, withoutBreaks } from './pdf-lines.js';

// The text of a PDF, page by page. Runs in the process that may be ended: a small file can ask for a gigabyte.

export type PdfRead =
  | {
      readonly kind: 'text';
      readonly text: string /** Where each page begins. */;
      readonly pages: readonly number[];
    }
  | { readonly kind: 'locked' | 'no_text' }
  | ({ readonly kind: 'refused' } & Unread);

const MOST_PAGES = 3_000;

export async function readPdf(bytes: Uint8Array, mostText: number): Promise<PdfRead> {
  try {
    // NOTE: pdf.js refuses a Buffer.
    const document = await getDocumentProxy(new Uint8Array(bytes), OPTIONS);
    if (document.numPages > MOST_PAGES)
      return {
        kind: 'refused',
        reason: `It has ${document.numPages} pages; at most ${MOST_PAGES} are read.`,
        fault: null,
      };
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages && length <= mostText; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const text = tidyLines(paragraphsOf(items as readonly PdfItem[]));
      length += text.length;
      pages.push(text);
      page.cleanup();
    }
    return together(pages);
  } catch (error) {
    return faultOf(error);
  }
}

// Nothing in a file may be run or drawn: only its text is asked for.
const OPTIONS = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  maxImageSize: 1,
  verbosity: 0,
} as const;

const BETWEEN = '\n\n';

function together(pages: readonly string[]): PdfRead {
  const whole = withoutBreaks(pages);
  const starts: number[] = [];
  let text = '';
  for (const page of whole) {
    if (text !== '' && page !== '') text += BETWEEN;
    starts.push(text.length);
    text += page;
  }
  return text === '' ? { kind: 'no_text' } : { kind: 'text', text, pages: starts };
}

function faultOf(error: unknown): PdfRead {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return { kind: 'locked' };
  return {
    kind: 'refused',
    reason:
      'It begins as a PDF and cannot be read as one: it may be damaged or cut short. Save it anew and upload that.',
    // The one by which the library says that it is the file.
    fault: name === 'InvalidPDFException' ? null : whereFrom(error),
  };
}
