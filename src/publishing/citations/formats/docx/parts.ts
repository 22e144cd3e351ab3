import { escapeXml } from '../../../../platform/lib/formats/xml.js';
import { oneLine } from '../../model/tree-text.js';
import type { ListMaker } from '../../model.js';
import { INDENT, XML_HEAD } from './styles.js';

// The parts of a document that hardly change. @source ECMA-376, parts 1 and 2

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The namespaces of a part with text. */
export const NAMESPACES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}"`;

export const RELATIONSHIPS_HEAD = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">`;

/** The parts beside the text, each with its relationship to it, which is named like it. */
const BESIDE = ['styles', 'numbering', 'settings', 'footnotes', 'footer'] as const;

export const CONTENT_TYPES = [
  `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>`,
  ...BESIDE.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${part}+xml"/>`),
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
  '</Types>',
].join('');

export const ROOT_RELATIONSHIPS = [
  RELATIONSHIPS_HEAD,
  `<Relationship Id="document" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
  `<Relationship Id="core" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  '</Relationships>',
].join('');

export const BESIDE_RELATIONSHIPS = BESIDE.map(
  (part) => `<Relationship Id="${part}" Type="${OFFICE}/${part}" Target="${part}.xml"/>`,
).join('');

export function linkRelationship(id: string, href: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${escapeXml(href)}" TargetMode="External"/>`;
}

/** The title of a selection without a list. */
export const UNTITLED = 'Citation list';

export function coreXml({ listTitle, madeBy, madeAt }: ListMaker, language: string): string {
  const [title, creator] = [listTitle ?? UNTITLED, madeBy].map((words) => escapeXml(oneLine(words)));
  const day = madeAt.replace(/\.\d+Z$/, 'Z');
  return [
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator>`,
    `<cp:lastModifiedBy>${creator}</cp:lastModifiedBy>`,
    ...['created', 'modified'].map(
      (when) => `<dcterms:${when} xsi:type="dcterms:W3CDTF">${day}</dcterms:${when}>`,
    ),
    `<dc:language>${language}</dc:language></cp:coreProperties>`,
  ].join('');
}

/** One numbered list, for the entries. */
export const NUMBERING = [
  `${XML_HEAD}<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0">`,
  '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>',
  '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>',
  `<w:pPr><w:ind w:left="${INDENT}" w:hanging="${INDENT}"/></w:pPr>`,
  '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr></w:lvl></w:abstractNum>',
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
].join('');

/** NOTE: without the mode of Word 2013, Word would open the document as one of Word 2007. */
export const SETTINGS = [
  `${XML_HEAD}<w:settings xmlns:w="${MAIN}"><w:defaultTabStop w:val="${INDENT}"/>`,
  '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
  '</w:settings>',
].join('');

/** “Page 1 of 3”. */
export const FOOTER = [
  `${XML_HEAD}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`,
  `${plain('Page ')}${field('PAGE')}${plain(' of ')}${field('NUMPAGES')}</w:p></w:ftr>`,
].join('');

function plain(words: string): string {
  return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

function field(name: string): string {
  return `<w:fldSimple w:instr=" ${name} ">${plain('1')}</w:fldSimple>`;
}

/** The lines above the footnotes of a page, which Word wants among them. */
export const FOOTNOTES_HEAD = [
  `${XML_HEAD}<w:footnotes ${NAMESPACES}>`,
  ruleXml('separator', -1),
  ruleXml('continuationSeparator', 0),
].join('');

function ruleXml(kind: string, id: number): string {
  const paragraph = `<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:${kind}/></w:r></w:p>`;
  return `<w:footnote w:type="${kind}" w:id="${id}">${paragraph}</w:footnote>`;
}

const PAPERS = { A4: [11_906, 16_838], letter: [12_240, 15_840] } as const;

/** The end of the text: the paper, with margins of an inch. */
export function sectionXml(language: string): string {
  const [width, height] = PAPERS[language === 'en-US' ? 'letter' : 'A4'];
  const margins = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="1440"`).join(' ');
  return [
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/>',
    `<w:pgSz w:w="${width}" w:h="${height}"/>`,
    `<w:pgMar ${margins} w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>`,
  ].join('');
}
