// The styles of a document, which a reader can change for all entries at once. Sizes are half points, distances
// twentieths of a point.

/** The first line of each part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where the text of an entry begins, and what hangs before it. */
export const INDENT = 720;

interface Style {
  readonly name: string;
  /** The id of the one that it is like. */
  readonly basedOn?: string;
  /** Of the paragraph that is typed after it, where that is another. */
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

/** By id. The names of Word’s own styles are in lower case, as it stores them. */
const PARAGRAPH_STYLES = {
  Heading1: {
    ...{ name: 'heading 1', basedOn: 'Normal', next: 'Normal' },
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(0, 280)}<w:outlineLvl w:val="0"/>`,
    run: `<w:b/><w:bCs/>${size(34)}`,
  },
  Heading2: {
    ...{ name: 'heading 2', basedOn: 'Normal', next: 'Citation' },
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(400, 140)}<w:outlineLvl w:val="1"/>`,
    run: `<w:b/><w:bCs/>${size(26)}`,
  },
  Citation: {
    ...{ name: 'Citation', basedOn: 'Normal' },
    paragraph: `${spacing(0, 80)}<w:ind w:left="${INDENT}" w:hanging="${INDENT}"/>`,
  },
  CitedSource: {
    ...{ name: 'Cited Source', basedOn: 'Citation' },
    paragraph: `${spacing(0, 60)}<w:ind w:left="${INDENT}" w:firstLine="0"/>`,
  },
  Quote: {
    ...{ name: 'Quote', basedOn: 'Normal' },
    paragraph: `${spacing(0, 60)}<w:ind w:left="${INDENT}"/>`,
  },
  EntryWarning: {
    ...{ name: 'Entry Warning', basedOn: 'Normal' },
    paragraph: `${spacing(0, 60)}<w:ind w:left="${INDENT}"/>`,
    run: '<w:b/><w:bCs/>',
  },
  EntryNote: {
    ...{ name: 'Entry Note', basedOn: 'Normal' },
    paragraph: `${spacing(0, 60)}<w:ind w:left="${INDENT}"/>`,
    run: `<w:color w:val="404040"/>${size(19)}`,
  },
  FootnoteText: {
    ...{ name: 'footnote text', basedOn: 'Normal' },
    paragraph: spacing(0, 40),
    run: size(19),
  },
  ListFoot: {
    ...{ name: 'List Foot', basedOn: 'Normal' },
    paragraph: `<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="8" w:color="808080"/></w:pBdr>${spacing(60, 60)}`,
    run: `<w:color w:val="404040"/>${size(18)}`,
  },
  Footer: { name: 'footer', basedOn: 'Normal', paragraph: '<w:jc w:val="right"/>', run: size(18) },
} as const satisfies Readonly<Record<string, Style>>;

export type ParagraphStyle = keyof typeof PARAGRAPH_STYLES;

const RUN_STYLES: Readonly<Record<string, Style>> = {
  Hyperlink: { name: 'Hyperlink', run: '<w:color w:val="1F3F7F"/><w:u w:val="single"/>' },
  FootnoteReference: { name: 'footnote reference', run: '<w:vertAlign w:val="superscript"/>' },
};

/** @param language of the document, BCP 47 */
export function stylesXml(language: string): string {
  return [
    XML_HEAD,
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    '<w:docDefaults><w:rPrDefault><w:rPr>',
    '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Times New Roman"/>',
    `${size(22)}<w:lang w:val="${language}"/>`,
    `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    ...Object.entries(PARAGRAPH_STYLES).map(([id, style]) => styleXml('paragraph', id, style)),
    ...Object.entries(RUN_STYLES).map(([id, style]) => styleXml('character', id, style)),
    '</w:styles>',
  ].join('');
}

function styleXml(type: 'paragraph' | 'character', id: string, style: Style): string {
  const { name, basedOn = 'DefaultParagraphFont', next, paragraph, run } = style;
  return [
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>`,
    next === undefined ? '' : `<w:next w:val="${next}"/>`,
    '<w:qFormat/>',
    paragraph === undefined ? '' : `<w:pPr>${paragraph}</w:pPr>`,
    run === undefined ? '' : `<w:rPr>${run}</w:rPr>`,
    '</w:style>',
  ].join('');
}

function spacing(before: number, after: number): string {
  return `<w:spacing w:before="${before}" w:after="${after}" w:line="264" w:lineRule="auto"/>`;
}

/** Letters of complex scripts have a size of their own. */
function size(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints + 2}"/>`;
}
