import { raisedText } from './raised.js';

// The words of a page in document order: blocks as paragraphs, words split over inline elements as one. Invisible and
// struck-out text is omitted. Walks without recursion, since a page may be nested deeper than the call stack.

/** The part of a DOM node that is used; linkedom's nodes satisfy it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
}

const ELEMENT = 1;
const TEXT = 3;

const UNSEEN = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD IFRAME OBJECT EMBED CANVAS AUDIO VIDEO SVG SELECT TEXTAREA BUTTON INPUT DATALIST DIALOG RT RP'.split(
    ' ',
  ),
);
const STRUCK = new Set(['DEL', 'S', 'STRIKE']);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE CAPTION TBODY THEAD TFOOT TITLE UL'.split(
    ' ',
  ),
);

const PARAGRAPH = '\n\n';

/** Still to be written, last first: a node, or text between nodes. */
type Ahead = { readonly node: PageNode; readonly kept: boolean } | string;

export interface PageWords {
  readonly text: string;
  /** The number of words struck out, which the text omits. */
  readonly struck: number;
}

export function pageText(root: PageNode): PageWords {
  const parts: string[] = [];
  let struck = 0;
  const ahead: Ahead[] = [{ node: root, kept: false }];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (next.node.nodeType === TEXT) parts.push(wordsOf(next.node, next.kept));
    else if (isStruck(next.node)) struck += wordsIn(next.node.textContent ?? '');
    else ahead.push(...(raised(next.node, parts, ahead.at(-1)) ?? insideOf(next.node, next.kept).reverse()));
  }
  return { text: tidied(parts.join('')), struck };
}

export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function isStruck(node: PageNode): boolean {
  if (node.nodeType !== ELEMENT) return false;
  const name = node.nodeName.toUpperCase();
  if (STRUCK.has(name)) return !isUnseen(node, name);
  return /text-decoration[^;]{0,80}line-through/i.test(node.getAttribute?.('style') ?? '');
}

/** Null for anything but superscript and subscript. */
function raised(node: PageNode, parts: readonly string[], next: Ahead | undefined): [string] | null {
  const name = node.nodeName.toUpperCase();
  if ((name !== 'SUP' && name !== 'SUB') || isUnseen(node, name)) return null;
  const sign = signIn(node);
  if (sign === null || (next !== undefined && beginsWithStroke(next))) return null;
  const before = parts.slice(-8).join('').slice(-40);
  const written = raisedText(name, sign, before);
  return written === null ? null : [written];
}

/** A fraction, whose numerator is in superscript. */
function beginsWithStroke(next: Ahead): boolean {
  return (
    typeof next !== 'string' && next.node.nodeType === TEXT && /^\s*[/⁄]/.test(next.node.textContent ?? '')
  );
}

const MAX_MARK_LENGTH = 24;

/** The few characters of a superscript or subscript; null where it contains more, or anything but text. */
function signIn(node: PageNode): string | null {
  let sign = '';
  const ahead: PageNode[] = [node];
  for (let seen = 0; ahead.length > 0; seen++) {
    const next = ahead.pop() as PageNode;
    if (seen > 12 || sign.length > MAX_MARK_LENGTH) return null;
    if (next.nodeType === TEXT) sign += next.textContent ?? '';
    else if (isStruck(next) || UNSEEN.has(next.nodeName.toUpperCase())) return null;
    else ahead.push(...[...next.childNodes].slice(0, 14).reverse());
  }
  return sign.replace(/\s+/g, ' ');
}

function wordsOf(node: PageNode, kept: boolean): string {
  const words = node.textContent ?? '';
  return kept ? words : words.replace(/[ \t\n\r\f]+/g, ' ');
}

function insideOf(node: PageNode, kept: boolean): Ahead[] {
  const name = node.nodeName.toUpperCase();
  if (node.nodeType === ELEMENT && isUnseen(node, name)) return [];
  if (name === 'BR') return ['\n'];
  const children = [...node.childNodes].map((child) => ({ node: child, kept: kept || name === 'PRE' }));
  // Browsers add the quotation marks of <q>, so readers see them.
  if (name === 'Q') return ['“', ...children, '”'];
  if (name === 'TR') return ['\n', ...children];
  if (name === 'TD' || name === 'TH') return [...children, ' '];
  return BLOCKS.has(name) ? [PARAGRAPH, ...children, PARAGRAPH] : children;
}

function isUnseen(node: PageNode, name: string): boolean {
  if (UNSEEN.has(name)) return true;
  const of = (attribute: string) => node.getAttribute?.(attribute) ?? null;
  if (of('hidden') !== null) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(of('style') ?? '');
}

function tidied(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
