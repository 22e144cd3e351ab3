import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { cleanCopy } from './clean.js';
import { faultInDocx } from './docx-directory.js';
import { HIDDEN, openParts } from './docx-parts.js';
import { type Unread, whereFrom } from './fault.js';
import { type PageNode, pageText, wordsIn } from './page-text.js';

export type DocxRead =
  | { readonly kind: 'text'; readonly text: string; readonly struck: number; readonly hidden: number }
  | ({ readonly kind: 'refused' } & Unread);

/** The text of a Word document, followed by its footnotes. Runs in the child process, which can be ended. */
export async function readDocx(bytes: Uint8Array): Promise<DocxRead> {
  const fault = await faultInDocx(bytes);
  if (fault !== null) return { kind: 'refused', ...fault };
  try {
    // Passes the prepared parts instead of the bytes, so that hidden and struck text is recognised: see
    // docx-parts.ts.
    const parts = { file: await openParts(bytes) } as unknown as { readonly buffer: Buffer };
    const { value } = await mammoth.convertToHtml(parts, OPTIONS);
    const { page, hidden } = pageOf(value);
    const { text, struck } = pageText(page);
    return { kind: 'text', text: cleanCopy(text), struck, hidden };
  } catch (error) {
    return {
      kind: 'refused',
      reason: 'The Word document cannot be read. Save it again in Word.',
      fault: whereFrom(error),
    };
  }
}

const OPTIONS = {
  styleMap: [`highlight[color='${HIDDEN}'] => span.${HIDDEN}`],
  externalFileAccess: false,
  convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
};

/** Without hidden words, and without footnote marks, which would interrupt a quotation. */
function pageOf(html: string): { readonly page: PageNode; readonly hidden: number } {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  for (const mark of document.querySelectorAll('a[id*="note-ref-"], a[href*="note-ref-"]')) mark.remove();
  let hidden = 0;
  for (const words of document.querySelectorAll(`.${HIDDEN}`)) {
    hidden += wordsIn(words.textContent ?? '');
    words.remove();
  }
  return { page: document as unknown as PageNode, hidden };
}
