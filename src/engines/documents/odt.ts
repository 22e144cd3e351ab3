import { parseHTML } from 'linkedom';
import { partsOf } from './archive.js';
import { cleanCopy } from './clean.js';
import { type Unread, whereFrom } from './fault.js';
import { faultInOdt, ODT_PARTS } from './odt-directory.js';
import { readOdtPage } from './odt-page.js';
import { readStyles } from './odt-styles.js';
import { type PageNode, pageText } from './page-text.js';

export type OdtRead =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly struck: number;
      readonly hidden: number;
      readonly deleted: number;
      readonly inserted: number;
    }
  | ({ readonly kind: 'refused' } & Unread);

/** The text of an OpenDocument text, followed by its footnotes. Runs in the child process, which can be ended. */
export async function readOdt(bytes: Uint8Array): Promise<OdtRead> {
  const fault = await faultInOdt(bytes);
  if (fault !== null) return { kind: 'refused', ...fault };
  try {
    const parts = await partsOf(bytes, ODT_PARTS);
    const [content, named] = ['content.xml', 'styles.xml'].map(
      (name) => parts.get(name)?.toString('utf8') ?? '',
    );
    const styles = readStyles([named, content].filter((xml) => xml !== undefined && xml !== '') as string[]);
    const { html, isText, ...counts } = readOdtPage(content ?? '', styles);
    if (!isText) return { kind: 'refused', reason: NO_TEXT, fault: null };
    const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
    const { text, struck } = pageText(document as unknown as PageNode);
    return { kind: 'text', text: cleanCopy(text), struck, ...counts };
  } catch (error) {
    return {
      kind: 'refused',
      reason: 'The OpenDocument text is damaged. Save it again in LibreOffice.',
      fault: whereFrom(error),
    };
  }
}

const NO_TEXT = 'This OpenDocument file is not a text document. Save it as .odt or PDF.';
