import { getDocumentProxy } from 'unpdf';
import { tidyLines } from './clean.js';
import { type Unread, whereFrom } from './fault.js';
import { withoutFurniture } from './page-furniture.js';
import { breaksOff, linesOf, textOfLines, withNext, withoutBreaks } from './pdf-lines.js';
import type { Line, PdfItem } from './pdf-rows.js';

// Extracts the text of a PDF page by page. Runs in the child process, which can be ended: a small file may need a
// gigabyte.

export type PdfRead =
  | {
      readonly kind: 'text';
      readonly text: string /** Where each page begins. */;
      readonly pages: readonly number[];
      /** How many repeated lines at page edges the text omits. */
      readonly furniture: number;
    }
  | { readonly kind: 'locked' | 'no_text' }
  | ({ readonly kind: 'refused' } & Unread);

const MAX_PAGES = 3_000;

export async function readPdf(bytes: Uint8Array, mostText: number): Promise<PdfRead> {
  try {
    // NOTE: pdf.js rejects a Buffer.
    const document = await getDocumentProxy(new Uint8Array(bytes), OPTIONS);
    if (document.numPages > MAX_PAGES)
      return {
        kind: 'refused',
        reason: `The PDF has ${document.numPages} pages; at most ${MAX_PAGES} are read.`,
        fault: null,
      };
    const pages: Line[][] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages && length <= mostText; number++) {
      const page = await document.getPage(number);
      // Letters are normalised once they are in the order of reading: a ligature is two letters.
      const { items } = await page.getTextContent({ disableNormalization: true });
      const lines = linesOf(items as readonly PdfItem[]);
      length += lines.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(lines);
      page.cleanup();
    }
    return together(pages);
  } catch (error) {
    return faultOf(error);
  }
}

// Only text is read: no scripts run, and no fonts or images are loaded.
const OPTIONS = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  maxImageSize: 1,
  verbosity: 0,
} as const;

/** Placeholder for a page break, or before a word hyphenated across it, until the whole text is known. */
const PAGE = '\u0002';

function together(read: readonly (readonly Line[])[]): PdfRead {
  const { pages, leftOut } = withoutFurniture(read);
  let text = '';
  let last: readonly Line[] = [];
  for (const page of pages) {
    const next = tidyLines(textOfLines(page));
    if (text.replaceAll(PAGE, '') === '' || next === '') text += PAGE + next;
    else text = overPage(text, next, breaksOff(last, page));
    if (next !== '') last = page;
  }
  const [first = '', ...rest] = withoutBreaks(text).split(PAGE);
  const starts: number[] = [];
  let whole = first;
  for (const page of rest) {
    starts.push(whole.length);
    whole += page;
  }
  return whole === ''
    ? { kind: 'no_text' }
    : { kind: 'text', text: whole, pages: starts, furniture: leftOut };
}

/** NOTE: the placeholder precedes a hyphenated word, which could not be joined across it. */
function overPage(text: string, next: string, isSame: boolean): string {
  const before = text.length;
  const joined = withNext(text, next, isSame);
  const between = joined.length - before - next.length;
  const isBroken = isSame && !/\s/.test(joined.charAt(before));
  const at = isBroken ? (/\S*$/.exec(text)?.index ?? before) : before + between;
  return joined.slice(0, at) + PAGE + joined.slice(at);
}

function faultOf(error: unknown): PdfRead {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return { kind: 'locked' };
  return {
    kind: 'refused',
    reason: 'The PDF is damaged or incomplete. Save it again and upload that.',
    // The library's error for an invalid file.
    fault: name === 'InvalidPDFException' ? null : whereFrom(error),
  };
}
