import type { Paragraph } from '../../model/tree.js';
import { type ParagraphLook, paragraphXml } from './paragraph.js';
import { linkRelationship, RELATIONSHIPS_HEAD } from './parts.js';
import type { ZipPart, ZipWriter } from './zip-writer.js';

/** A part of a document with text, whose links are in a part of their own. */
export class TextPart {
  readonly #text: ZipPart;
  readonly #relationships: ZipPart;
  #links = 0;

  /**
   * @param name as in `word/document.xml`
   * @param relationships to other parts
   */
  constructor(zip: ZipWriter, name: string, head: string, relationships: string) {
    this.#text = zip.open(`word/${name}.xml`);
    this.#relationships = zip.open(`word/_rels/${name}.xml.rels`);
    this.#text.write(head);
    this.#relationships.write(RELATIONSHIPS_HEAD + relationships);
  }

  /**
   * @param lead runs before its content
   * @param around what the paragraph stands in: the tags before and after it
   */
  paragraph(
    content: Paragraph,
    look: ParagraphLook,
    lead = '',
    around: readonly [string, string] = ['', ''],
  ): void {
    const xml = paragraphXml(content, look, (href) => this.#addLink(href), lead);
    this.#text.write(around.join(xml));
  }

  end(tail: string): void {
    this.#text.end(tail);
    this.#relationships.end('</Relationships>');
  }

  /** NOTE: Word refuses a whole document for one address that is not valid, so such a link stays text. */
  #addLink(href: string): string | null {
    const address = URL.canParse(href) ? new URL(href).href : '';
    if (address === '' || address.length > MAX_ADDRESS) return null;
    this.#links += 1;
    const id = `link${this.#links}`;
    this.#relationships.write(linkRelationship(id, address));
    return id;
  }
}

/** UTF-16 code units. @source the longest that Windows opens: INTERNET_MAX_URL_LENGTH */
const MAX_ADDRESS = 2083;
