import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { cleanCopy } from './clean.js';
import { faultInDocx } from './docx-directory.js';
import { type Unread, whereFrom } from './fault.js';
import { type PageNode, pageText } from './page-text.js';

export type DocxRead =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'refused' } & Unread);

/** The words of a Word document, footnotes after them. Runs in the process that may be ended. */
export async function readDocx(bytes: Uint8Array): Promise<DocxRead> {
  const fault = await faultInDocx(bytes);
  if (fault !== null) return { kind: 'refused', ...fault };
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, OPTIONS);
    return { kind: 'text', text: cleanCopy(pageText(pageOf(value))) };
  } catch (error) {
    return {
      kind: 'refused',
      reason:
        'It is a zip archive with the parts of a Word document, and cannot be read as one: save it anew in Word.',
      fault: whereFrom(error),
    };
  }
}

const OPTIONS = {
  externalFileAccess: false,
  convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
};

/** Without the marks of footnotes, which would stand in the middle of a quotation. */
function pageOf(html: string): PageNode {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  for (const mark of document.querySelectorAll('a[id*="note-ref-"], a[href*="note-ref-"]')) mark.remove();
  return document as unknown as PageNode;
}
