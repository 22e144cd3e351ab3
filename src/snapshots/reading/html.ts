import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { cleanCopy } from './clean.js';
import { type PageNode, pageText } from './page-text.js';

// A web page as text: the article alone, or everything on it. Runs in the process that may be ended.

export type PageWish = 'article' | 'whole_page';

export interface PageRead {
  readonly text: string;
  /** What the text is of; `no_article` is the whole page where only its article was wished for. */
  readonly reading: PageWish | 'no_article';
  /** Words of the page that the text leaves out. */
  readonly leftOut: number;
}

/** A browser’s document, as far as its types are concerned. */
type ReadableDocument = ConstructorParameters<typeof Readability>[0];

/** Less than this is a teaser, a cookie notice or a form, but no article. In UTF-16 code units. */
const LEAST = 250;

export function readPage(html: string, wish: PageWish): PageRead {
  const { document } = parseHTML(asPage(html));
  const whole = cleanCopy(pageText(document as unknown as PageNode));
  if (wish === 'whole_page') return { text: whole, reading: 'whole_page', leftOut: 0 };
  const article = articleOf(document as unknown as ReadableDocument);
  if (article === null || article.length < LEAST) return { text: whole, reading: 'no_article', leftOut: 0 };
  return { text: article, reading: 'article', leftOut: Math.max(0, wordsIn(whole) - wordsIn(article)) };
}

/** The parser finds the words of a page only inside a body: a page without one is given one. */
function asPage(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const inner = html.replace(/<!doctype[^>]{0,500}>|<\/?html[^>]{0,2000}>/gi, '');
  return `<!doctype html><html><head></head><body>${inner}</body></html>`;
}

/** NOTE: takes the document apart, so what else is wanted of it is read before. */
function articleOf(document: ReadableDocument): string | null {
  const found = new Readability(document, { maxElemsToParse: 200_000, serializer: (node) => node }).parse();
  if (!found?.content) return null;
  const body = cleanCopy(pageText(found.content as unknown as PageNode));
  // The headline and who wrote it are taken out as furniture, and belong to what is quoted.
  const above = [found.title, found.byline].map((line) =>
    cleanCopy(line ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return [...above.filter((line) => line !== '' && !body.includes(line)), body].join('\n\n');
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
