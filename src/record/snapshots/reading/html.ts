import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { cleanCopy } from './clean.js';
import { type PageNode, type PageWords, pageText, wordsIn } from './page-text.js';

// A web page as text: the article alone, or everything on it. Runs in the process that may be ended.

export type PageOptions = 'article' | 'whole_page';

export interface PageRead {
  readonly text: string;
  /** What the text is of; `no_article` is the whole page where only its article was wished for. */
  readonly reading: PageOptions | 'no_article';
  /** Words of the page that the text leaves out. */
  readonly leftOut: number;
  /** Words that are struck out in what was read; they are not in the text either. */
  readonly struck: number;
}

/** A browser’s document, as far as its types are concerned. */
type ReadableDocument = ConstructorParameters<typeof Readability>[0];

/** Less than this is a teaser, a cookie notice or a form, but no article. In UTF-16 code units. */
const MIN_ARTICLE_LENGTH = 250;

export function readPage(html: string, options: PageOptions): PageRead {
  const { document } = parseHTML(asPage(html));
  keepStrokes(document as unknown as Styled);
  const whole = readFrom(document);
  if (options === 'whole_page') return { ...whole, reading: 'whole_page', leftOut: 0 };
  const article = articleOf(document as unknown as ReadableDocument);
  if (article === null || article.text.length < MIN_ARTICLE_LENGTH)
    return { ...whole, reading: 'no_article', leftOut: 0 };
  const leftOut = Math.max(0, wordsIn(whole.text) - wordsIn(article.text));
  return { ...article, reading: 'article', leftOut };
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

/** Finding the article takes all styles off, and with them the strokes that are drawn by one. */
function keepStrokes(document: Styled): void {
  for (const one of document.querySelectorAll('span[style*="line-through" i], font[style*="line-through" i]'))
    one.innerHTML = `<del>${one.innerHTML}</del>`;
}

/** The parser finds the words of a page only inside a body: a page without one is given one. */
function asPage(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const inner = html.replace(/<!doctype[^>]{0,500}>|<\/?html[^>]{0,2000}>/gi, '');
  return `<!doctype html><html><head></head><body>${inner}</body></html>`;
}

/** NOTE: takes the document apart, so what else is wanted of it is read before. */
function articleOf(document: ReadableDocument): PageWords | null {
  const found = new Readability(document, { maxElemsToParse: 200_000, serializer: (node) => node }).parse();
  if (!found?.content) return null;
  const { text: body, struck } = readFrom(found.content);
  // The headline and who wrote it are taken out as furniture, and belong to what is quoted.
  const above = [found.title, found.byline].map((line) =>
    cleanCopy(line ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const text = [...above.filter((line) => line !== '' && !body.includes(line)), body].join('\n\n');
  return { text, struck };
}
