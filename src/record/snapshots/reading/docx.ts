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

/** The words of a Word document, footnotes after them. Runs in the process that may be ended. */
export async function readDocx(bytes: Uint8Array): Promise<DocxRead> {
  const fault = await faultInDocx(bytes);
  if (fault !== null) return { kind: 'refused', ...fault };
  try {
    // Not as bytes but as its parts, so that what is hidden or struck out can be told: see docx-parts.ts.
    const parts = { file: await openParts(bytes) } as unknown as { readonly buffer: Buffer };
    const { value } = await mammoth.convertToHtml(parts, OPTIONS);
    const { page, hidden } = pageOf(value);
    const { text, struck } = pageText(page);
    return { kind: 'text', text: cleanCopy(text), struck, hidden };
  } catch (error) {
    return {
      kind: 'refused',
      reason:
        'The Word document cannot be read. Save it again in Word.',
      fault: whereFrom(error),
    };
  }
}

const OPTIONS = {
  styleMap: [`highlight[color='${HIDDEN}'] => span.${HIDDEN}`],
  externalFileAccess: false,
  convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
};

/** Without the marks of footnotes, which would stand in the middle of a quotation, and without hidden words. */
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
