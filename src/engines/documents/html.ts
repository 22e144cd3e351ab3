import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { cleanCopy } from './clean.js';
import type { Found } from './metadata/found.js';
import { type MetaDocument, metadataOf, type ReadFromText } from './metadata/page-metadata.js';
import { type PageNode, type PageWords, pageText, wordsIn } from './page-text.js';

// Extracts the text of a web page: the article alone, or everything. Runs in the child process, which can be ended.

export type PageOptions = 'article' | 'whole_page';

export interface PageRead {
  readonly text: string;
  /** Which part was read; `no_article` is the whole page where no article was found. */
  readonly reading: PageOptions | 'no_article';
  /** The number of words of the page that the text omits. */
  readonly leftOut: number;
  /** The number of words struck out, which the text omits as well. */
  readonly struck: number;
  /** What the page says of itself. */
  readonly found: Found;
}

/** A browser's document, for type checking. */
type ReadableDocument = ConstructorParameters<typeof Readability>[0];

/** Minimum length of an article in UTF-16 code units: less is a teaser, a cookie notice or a form. */
const MIN_ARTICLE_LENGTH = 250;

export function readPage(html: string, options: PageOptions): PageRead {
  const { document } = parseHTML(asPage(html));
  keepStrokes(document as unknown as Styled);
  const readFound = metadataOf(document as unknown as MetaDocument);
  const whole = readFrom(document);
  if (options === 'whole_page')
    return { ...whole, reading: 'whole_page', leftOut: 0, found: readFound(null) };
  const article = articleOf(document as unknown as ReadableDocument);
  if (article === null || article.text.length < MIN_ARTICLE_LENGTH)
    return { ...whole, reading: 'no_article', leftOut: 0, found: readFound(article?.said ?? null) };
  const leftOut = Math.max(0, wordsIn(whole.text) - wordsIn(article.text));
  const { said, ...words } = article;
  return { ...words, reading: 'article', leftOut, found: readFound(said) };
}

function readFrom(root: unknown): PageWords {
  const { text, struck } = pageText(root as PageNode);
  return { text: cleanCopy(text), struck };
}

interface Styled {
  querySelectorAll(selector: string): Iterable<{
    innerHTML: string;
    getAttribute(name: string): string | null;
  }>;
}

/** Readability removes styles, and with them any strikethrough set by one. */
function keepStrokes(document: Styled): void {
  for (const one of document.querySelectorAll('span[style*="line-through" i], font[style*="line-through" i]'))
    one.innerHTML = `<del>${one.innerHTML}</del>`;
}

/** The parser finds text only in a body, so a page without one gets one. */
function asPage(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const inner = html.replace(/<!doctype[^>]{0,500}>|<\/?html[^>]{0,2000}>/gi, '');
  return `<!doctype html><html><head></head><body>${inner}</body></html>`;
}

/** NOTE: destroys the document, so everything else must be read before. */
function articleOf(document: ReadableDocument): (PageWords & { readonly said: ReadFromText }) | null {
  const found = new Readability(document, { maxElemsToParse: 200_000, serializer: (node) => node }).parse();
  if (!found?.content) return null;
  const { text: body, struck } = readFrom(found.content);
  // Readability removes the headline and byline, which belong to what may be quoted.
  const above = [found.title, found.byline].map((line) =>
    cleanCopy(line ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const text = [...above.filter((line) => line !== '' && !body.includes(line)), body].join('\n\n');
  const said = {
    title: found.title ?? null,
    outlet: found.siteName ?? null,
    byline: found.byline ?? null,
    issued: found.publishedTime ?? null,
  };
  return { text, struck, said };
}
