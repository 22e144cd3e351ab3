import MarkdownIt, { type StateCore, type Token } from 'markdown-it';
import { hasAddressChain, markdownCost } from './markdown-cost.js';

// Renders notes from Markdown to safe HTML: the only place that makes HTML from what a person typed. No raw HTML, no
// style attribute, no request to another site: images become links. Links go to http, https, mailto or a local path. A
// heading becomes a bold paragraph, so that a note cannot disturb the page's outline.

/** Several times the longest note; longer text is shown as plain text. */
const MAX_TEXT = 100_000;

/** A reference can be used thousands of times: beyond this many characters of addresses the text is shown as it is. */
const MAX_ADDRESSES = 200_000;
const MAX_ADDRESS = 2000;

const ALLOWED_ADDRESS = /^(?:https?:\/\/|mailto:|\/(?![/\\])|#)/i;

const markdown = createRenderer();

/** The total rendering time for all texts of one page, in microseconds. */
const MAX_MICROSECONDS = 25_000;

/** Renders the texts of one page within a time limit, since rendering blocks the event loop. */
export class MarkdownOfPage {
  #left = MAX_MICROSECONDS;

  /** HTML of a note, at most about ten times as long as it; plain text once the page's limit is reached. */
  render(text: string): string {
    const cost = markdownCost(text, this.#left);
    if (cost > this.#left) return asItIs(text);
    this.#left -= cost;
    return renderAffordable(text);
  }
}

function renderAffordable(text: string): string {
  if (text.length > MAX_TEXT || hasAddressChain(text)) return asItIs(text);
  const env = {};
  const tokens = markdown.parse(text, env);
  if (addressLength(tokens) > MAX_ADDRESSES) return asItIs(text);
  return markdown.renderer.render(tokens, markdown.options, env);
}

/** Only as much as a title can show is parsed. */
const MAX_TITLE = 600;
/** Microseconds; a page has up to a hundred titles. */
const MAX_TITLE_COST = 600;

/** The text of a note in one line without markup, for a title or a row of a list. */
export function markdownWords(text: string): string {
  const start = text.slice(0, MAX_TITLE);
  if (markdownCost(start, MAX_TITLE_COST) > MAX_TITLE_COST) return start.replace(/\s+/g, ' ').trim();
  const blocks = markdown
    .parse(start, {})
    .flatMap(({ children, content, type }) =>
      children === null ? (/^(fence|code_block)$/.test(type) ? [content] : []) : [inlineWords(children)],
    );
  return blocks
    .map((words) => words.replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '')
    .reduce((line, words) => (/[\p{L}\p{N}]$/u.test(line) ? `${line}; ${words}` : `${line} ${words}`), '')
    .trim();
}

/** Links and images become their text; an image's description is part of the text. */
function inlineWords(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) =>
      /break$/.test(type) ? ' ' : /^(text|code_inline)$/.test(type) ? content : '',
    )
    .join('');
}

/** Plain text with its paragraphs and line breaks. */
function asItIs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${markdown.utils.escapeHtml(paragraph).replaceAll('\n', '<br>\n')}</p>\n`)
    .join('');
}

function createRenderer() {
  const renderer = new MarkdownIt({ html: false, linkify: true, breaks: true });
  renderer.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false, maxLength: MAX_ADDRESS });
  // Neither may become a link, and detecting the first takes quadratic time.
  renderer.linkify.add('//', null).add('ftp:', null);
  renderer.validateLink = (address) => address.length <= MAX_ADDRESS && ALLOWED_ADDRESS.test(address.trim());
  renderer.renderer.rules.heading_open = () => '<p><strong>';
  renderer.renderer.rules.heading_close = () => '</strong></p>\n';
  renderer.core.ruler.push('tame', tame);
  return renderer;
}

function tame(state: StateCore): void {
  for (const token of state.tokens) {
    token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null;
    // The language after a code fence would become a class name chosen by the writer.
    token.info = '';
    if (token.children) token.children = tameInline(token.children, state);
  }
}

function tameInline(tokens: readonly Token[], state: StateCore): Token[] {
  let depth = 0;
  const pictureless = tokens.flatMap((token) => {
    depth += token.nesting * Number(token.type.startsWith('link_'));
    return token.type === 'image' ? pictureAsLink(token, state, depth > 0) : [token];
  });
  return tameLinks(pictureless, state);
}

/** A link within a link is invalid HTML: there an image becomes its text alone. */
function pictureAsLink(picture: Token, state: StateCore, isInLink: boolean): Token[] {
  const words = textToken(wordsOf(picture.children ?? [], state), state);
  if (isInLink) return [words];
  const open = new state.Token('link_open', 'a', 1);
  open.attrs = [['href', addressOf(picture, 'src')]];
  return [open, words, new state.Token('link_close', 'a', -1)];
}

/**
 * A link without a target becomes its text; one without text gets its address as text, so that screen readers can
 * announce it.
 */
function tameLinks(tokens: readonly Token[], state: StateCore): Token[] {
  const tamed: Token[] = [];
  let link: Token[] | null = null;
  for (const token of tokens) {
    if (token.type === 'link_open') link = [token];
    else if (link === null) tamed.push(token);
    else {
      link.push(token);
      if (token.type !== 'link_close') continue;
      tamed.push(...tameLink(link, state));
      link = null;
    }
  }
  return tamed;
}

function tameLink([open, ...rest]: readonly Token[], state: StateCore): Token[] {
  const close = rest.pop();
  if (!open || !close) return [];
  const address = addressOf(open, 'href');
  if (address === '') return rest;
  open.attrs = [
    ['href', address],
    ['rel', 'noopener nofollow'],
  ];
  const words = wordsOf(rest, state).trim() === '' ? [textToken(address, state)] : rest;
  return [open, ...words, close];
}

function wordsOf(tokens: Token[], state: StateCore): string {
  return state.md.renderer.renderInlineAsText(tokens, state.md.options, state.env);
}

function textToken(words: string, state: StateCore): Token {
  const token = new state.Token('text', '', 0);
  token.content = words;
  return token;
}

function addressLength(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => {
    const inner = token.children === null ? 0 : addressLength(token.children);
    return sum + inner + addressOf(token, 'href').length;
  }, 0);
}

function addressOf(token: Token, attribute: 'href' | 'src'): string {
  return String(token.attrGet(attribute) ?? '');
}
