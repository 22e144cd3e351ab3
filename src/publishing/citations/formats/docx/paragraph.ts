import { escapeXml } from '../../../../platform/lib/formats/xml.js';
import { type Emphasis, type Inline, lettersOf, type Paragraph } from '../../model/tree.js';
import { oneLine } from '../../model/tree-text.js';
import { isRightToLeft, rightToLeftShare, stretchesOf } from './direction.js';
import type { ParagraphStyle } from './styles.js';

// @source ECMA-376, part 1, 17.3: in paragraphs and runs, the order of properties is fixed.

/** How a paragraph stands among the others. */
export interface ParagraphLook {
  readonly style: ParagraphStyle;
  /** Whether it has the next number of the list. */
  readonly isNumbered?: boolean;
  /** In twentieths of a point, where that is more than its style gives. */
  readonly spaceBefore?: number;
  /** Whether no page may end after it. */
  readonly staysWithNext?: boolean;
}

interface RunLook {
  readonly emphasis: readonly Emphasis[];
  readonly isLink: boolean;
  /** BCP 47; null for that of the document. */
  readonly language: string | null;
  /** The direction of what has none of its own. */
  readonly isRightToLeft: boolean;
}

/** Adds a link to the part, and returns its id there; null where Word could not follow it. */
export type AddLink = (href: string) => string | null;

/** @param lead runs before its content */
export function paragraphXml(content: Paragraph, look: ParagraphLook, addLink: AddLink, lead = ''): string {
  const isRtl = isParagraphRightToLeft(content, look);
  const properties = [
    `<w:pStyle w:val="${look.style}"/>`,
    look.staysWithNext ? '<w:keepNext/>' : '',
    look.isNumbered ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '',
    isRtl ? '<w:bidi/>' : '',
    look.spaceBefore ? `<w:spacing w:before="${look.spaceBefore}"/>` : '',
  ];
  const runs = runsOf(content, { ...PLAIN, isRightToLeft: isRtl }, addLink);
  return `<w:p><w:pPr>${properties.join('')}</w:pPr>${lead}${runs}</w:p>`;
}

/** A quotation runs as its words do; all else as our sentences, unless it has no letter from left to right. */
function isParagraphRightToLeft(content: Paragraph, { style }: ParagraphLook): boolean {
  const share = rightToLeftShare(lettersOf(content));
  return style === 'Quote' ? share > 0.5 : share === 1;
}

const PLAIN: RunLook = { emphasis: [], isLink: false, language: null, isRightToLeft: false };

function runsOf(content: Paragraph, look: RunLook, addLink: AddLink): string {
  return content.map((inline) => inlineXml(inline, look, addLink)).join('');
}

function inlineXml(inline: Inline, look: RunLook, addLink: AddLink): string {
  if (inline.kind === 'text') return textXml(inline.text, look);
  const { children } = inline;
  switch (inline.kind) {
    case 'note':
      return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${inline.number}"/></w:r>`;
    case 'foreign':
      return spanXml(inline, look, addLink);
    case 'work':
      return spanXml(inline, emphasised(look, 'italic'), addLink);
    case 'link': {
      const id = look.isLink ? null : addLink(inline.href);
      if (id === null) return runsOf(children, look, addLink);
      return `<w:hyperlink r:id="${id}">${runsOf(children, { ...look, isLink: true }, addLink)}</w:hyperlink>`;
    }
    default:
      return runsOf(children, emphasised(look, inline.kind), addLink);
  }
}

/** Words in a language of their own. */
function spanXml(
  { language, children }: Extract<Inline, { readonly language: string | null }>,
  look: RunLook,
  addLink: AddLink,
): string {
  const isRtl = isRightToLeft(lettersOf(children), language);
  const runs = runsOf(children, { ...look, language, isRightToLeft: isRtl }, addLink);
  return isRtl && !look.isRightToLeft ? runs + LEFT_TO_RIGHT_MARK : runs;
}

/**
 * After text from right to left in a paragraph from left to right. Without it, LibreOffice prints a number that follows
 * on the other side of that text.
 */
const LEFT_TO_RIGHT_MARK = '<w:r><w:t>\u200E</w:t></w:r>';

function emphasised(look: RunLook, emphasis: Emphasis): RunLook {
  return { ...look, emphasis: [...look.emphasis, emphasis] };
}

/** NOTE: a run from right to left may have no letters of the other direction. @source ECMA-376, part 1, 17.3.2.30 */
function textXml(words: string, look: RunLook): string {
  return stretchesOf(oneLine(words), look.isRightToLeft)
    .map(({ text, isRightToLeft }) => {
      const run = runXml(text, { ...look, isRightToLeft });
      return isRightToLeft && !look.isRightToLeft ? run + LEFT_TO_RIGHT_MARK : run;
    })
    .join('');
}

function runXml(text: string, look: RunLook): string {
  const properties = propertiesOf(look);
  const before = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${before}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** Arabic and Hebrew have a bold of their own, and no italics. */
function propertiesOf({ emphasis, isLink, language, isRightToLeft: isRtl }: RunLook): string {
  const where = (kind: Emphasis, property: string) => (emphasis.includes(kind) ? property : '');
  return [
    isLink ? '<w:rStyle w:val="Hyperlink"/>' : '',
    where('bold', '<w:b/><w:bCs/>'),
    where('italic', '<w:i/>'),
    where('small_caps', '<w:smallCaps/>'),
    where('underline', '<w:u w:val="single"/>'),
    where('superscript', '<w:vertAlign w:val="superscript"/>'),
    where('subscript', '<w:vertAlign w:val="subscript"/>'),
    isRtl ? '<w:rtl/>' : '',
    languageXml(language, isRtl),
  ].join('');
}

/** NOTE: Word takes the language of a letter from the attribute for its kind of script. */
function languageXml(language: string | null, isRtl: boolean): string {
  if (language === null || !LANGUAGE.test(language)) return '';
  return isRtl ? `<w:lang w:bidi="${language}"/>` : `<w:lang w:val="${language}" w:eastAsia="${language}"/>`;
}

/** What Word may find a language in; `und` says that none is known. */
const LANGUAGE = /^(?!und\b)[a-z]{2,8}(-[a-z\d]{1,8})*$/i;
