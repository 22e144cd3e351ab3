import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Look, Styles } from './odt-styles.js';
import { wordsIn } from './page-text.js';

// The body of an OpenDocument text as a page, which pageText reads like that of a Word document: paragraphs, tables,
// and the footnotes at the end. @source OpenDocument 1.3 (OASIS), part 3, sections 4 to 7

export interface OdtPage {
  readonly html: string;
  /** Whether it is a text, and not a table or a drawing. */
  readonly isText: boolean;
  /** Words that a style or a field hides. */
  readonly hidden: number;
  /** Words of tracked deletions, which the text omits, and the number of tracked insertions, which it has. */
  readonly deleted: number;
  readonly inserted: number;
}

/** Never shown as text: comments, drawings' descriptions, sources of indexes, forms, deleted and hidden words. */
const LEFT_OUT = new Set(
  'office:annotation office:forms office:scripts office:binary-data svg:title svg:desc text:note-citation text:ruby-text text:hidden-text text:sequence-decls text:variable-decls text:user-field-decls text:tracked-changes text:index-title-template'.split(
    ' ',
  ),
);

/** What an element is on the page. */
const TAGS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  'text:p': ['<div>', '</div>'],
  'text:h': ['<div>', '</div>'],
  'text:list-item': ['<div>', '</div>'],
  'table:table': ['<table>', '</table>'],
  'table:table-row': ['<tr>', '</tr>'],
  'table:table-cell': ['<td>', '</td>'],
  'text:line-break': ['<br>', ''],
  'text:tab': [' ', ''],
};

interface Open {
  readonly close: string;
  /** Text put elsewhere: a note at the end, a box after its paragraph. */
  readonly isApart: 'note' | 'box' | null;
}

export function readOdtPage(xml: string, styles: Styles): OdtPage {
  const page = new OdtReader(styles);
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => page.open(tag));
  parser.on('closetag', ({ name }) => page.close(name));
  parser.on('text', (text) => page.text(text));
  parser.on('cdata', (text) => page.text(text));
  parser.write(xml).close();
  return page.read();
}

class OdtReader {
  readonly #styles: Styles;
  readonly #open: Open[] = [];
  /** Where text goes: the page, or a note or box within it. */
  readonly #parts: string[][] = [[]];
  readonly #notes: string[] = [];
  readonly #boxes: string[] = [];
  #paragraphs = 0;
  /** How deep within something that is left out, and within something hidden or deleted. */
  #leftOut = 0;
  #hiding = 0;
  #deleting = 0;
  #isBody = false;
  #isText = false;
  #hidden = 0;
  #deleted = 0;
  #inserted = 0;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    if (name === 'office:text') [this.#isBody, this.#isText] = [true, true];
    if (name === 'text:insertion') this.#inserted++;
    if (name === 'text:deletion') this.#deleting++;
    if (name === 'text:hidden-text') this.#hidden += wordsIn(attributes['text:string-value'] ?? '');
    const look = this.#styles.get(attributes['text:style-name'] ?? '');
    const isHidden = this.#hiding > 0 || look?.hidden === true || attributes['text:display'] === 'none';
    if (isHidden) this.#hiding++;
    if (this.#leftOut > 0 || LEFT_OUT.has(name) || name.endsWith('-source')) this.#leftOut++;
    const apart = name === 'text:note-body' ? 'note' : name === 'draw:text-box' ? 'box' : null;
    if (apart !== null) this.#parts.push([]);
    if (name === 'text:p' || name === 'text:h') this.#paragraphs++;
    const [open, close] = this.#tagsOf(name, attributes, look);
    this.#put(open);
    this.#open.push({ close, isApart: apart });
  }

  close(name: string): void {
    const { close, isApart } = this.#open.pop() as Open;
    this.#put(close);
    if (isApart === 'note') this.#notes.push((this.#parts.pop() ?? []).join(''));
    if (isApart === 'box') this.#boxes.push((this.#parts.pop() ?? []).join(''));
    if (this.#leftOut > 0) this.#leftOut--;
    if (this.#hiding > 0) this.#hiding--;
    if (name === 'text:deletion') this.#deleting--;
    if (name === 'office:text') this.#isBody = false;
    if (name === 'text:p' || name === 'text:h') this.#endParagraph();
  }

  text(text: string): void {
    // Who deleted it, and when, is in no paragraph.
    if (this.#deleting > 0) this.#deleted += this.#paragraphs > 0 ? wordsIn(text) : 0;
    else if (this.#isBody && this.#hiding > 0 && this.#leftOut === 0) this.#hidden += wordsIn(text);
    else this.#put(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  }

  read(): OdtPage {
    const html = [...(this.#parts[0] ?? []), ...this.#boxes, ...this.#notes].join('');
    return {
      html,
      isText: this.#isText,
      hidden: this.#hidden,
      deleted: this.#deleted,
      inserted: this.#inserted,
    };
  }

  /** A box that is within a paragraph follows it. */
  #endParagraph(): void {
    this.#paragraphs--;
    if (this.#paragraphs === 0) this.#put(this.#boxes.splice(0).join(''));
  }

  #tagsOf(
    name: string,
    attributes: Readonly<Record<string, string>>,
    look: Look | undefined,
  ): readonly [string, string] {
    if (name === 'text:s') return [' '.repeat(Math.min(20, Number(attributes['text:c'] ?? 1) || 1)), ''];
    if (name !== 'text:span') return TAGS[name] ?? ['', ''];
    const marks = [look?.struck && 's', look?.raised].filter((mark) => typeof mark === 'string');
    return [
      marks.map((mark) => `<${mark}>`).join(''),
      marks
        .reverse()
        .map((mark) => `</${mark}>`)
        .join(''),
    ];
  }

  #put(html: string): void {
    if (this.#isBody && this.#leftOut === 0 && this.#hiding === 0 && html !== '')
      this.#parts.at(-1)?.push(html);
  }
}
