import type { Note } from '../../model/list.js';
import type { Paragraph } from '../../model/tree.js';
import type { ListMaker } from '../../model.js';
import type { ParagraphLook } from './paragraph.js';
import {
  BESIDE_RELATIONSHIPS,
  CONTENT_TYPES,
  coreXml,
  FOOTER,
  FOOTNOTES_HEAD,
  NAMESPACES,
  NUMBERING,
  ROOT_RELATIONSHIPS,
  SETTINGS,
  sectionXml,
} from './parts.js';
import { stylesXml, XML_HEAD } from './styles.js';
import { TextPart } from './text-part.js';
import { ZipWriter } from './zip-writer.js';

/** A Word document that is written from its beginning to its end. Only its footnotes and links are held, compressed. */
export class DocxFile {
  readonly #language: string;
  readonly #zip: ZipWriter;
  readonly #document: TextPart;
  readonly #footnotes: TextPart;

  /** @param language BCP 47 */
  constructor(maker: ListMaker, language: string) {
    this.#language = language;
    const zip = new ZipWriter(maker.madeAt);
    for (const [path, xml] of Object.entries(partsBeside(maker, language))) zip.open(path).end(xml);
    this.#zip = zip;
    const head = `${XML_HEAD}<w:document ${NAMESPACES}><w:body>`;
    this.#document = new TextPart(zip, 'document', head, BESIDE_RELATIONSHIPS);
    this.#footnotes = new TextPart(zip, 'footnotes', FOOTNOTES_HEAD, '');
  }

  paragraph(content: Paragraph, look: ParagraphLook): void {
    this.#document.paragraph(content, look);
  }

  /** The text of a footnote, whose number stands in a paragraph. */
  footnote({ number, content }: Note): void {
    const around = [`<w:footnote w:id="${number}">`, '</w:footnote>'] as const;
    this.#footnotes.paragraph(content, { style: 'FootnoteText' }, NOTE_NUMBER, around);
  }

  /** The bytes that are ready to be sent. */
  take(): Uint8Array {
    return this.#zip.take();
  }

  /** The rest of the file. */
  end(): Uint8Array {
    this.#document.end(`${sectionXml(this.#language)}</w:body></w:document>`);
    this.#footnotes.end('</w:footnotes>');
    return this.#zip.end();
  }
}

/** The number of a footnote before its text; Word counts. */
const NOTE_NUMBER =
  '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';

/** NOTE: readers look for the types of all parts at the beginning. */
function partsBeside(maker: ListMaker, language: string): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': ROOT_RELATIONSHIPS,
    'docProps/core.xml': coreXml(maker, language),
    'word/styles.xml': stylesXml(language),
    'word/numbering.xml': NUMBERING,
    'word/settings.xml': SETTINGS,
    'word/footer.xml': FOOTER,
  };
}
