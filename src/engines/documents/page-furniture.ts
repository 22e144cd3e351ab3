import type { Line } from './pdf-rows.js';

// Removes running heads, page numbers and dates at the edges of pages: lines that repeat from page to page, and would
// interrupt a sentence that continues on the next page.

export interface Furnished {
  readonly pages: readonly (readonly Line[])[];
  /** How many lines were removed. */
  readonly leftOut: number;
}

type Edge = 'top' | 'bottom';

/** A line at an edge of a page. */
interface AtEdge {
  readonly page: number;
  readonly edge: Edge;
  readonly line: Line;
  readonly key: string;
}

/** Maximum number of repeated lines at an edge: with more, the pages themselves are alike. */
const MAX_LINES = 4;
/** Maximum distance between repetitions, in units of the page. */
const MAX_DISTANCE = 4;
/** Minimum number of pages with the same line, in a short document and in a longer one. */
const MIN_PAGES = 2;
const MIN_PAGES_OF_LONG = 3;
const MIN_LONG_DOCUMENT_PAGES = 6;

/**
 * The pages without lines that repeat at their edges. Each line with words is kept once, as a paragraph by itself:
 * headers before everything, footers at the end; so no words are lost that occur on two pages.
 */
export function withoutFurniture(pages: readonly (readonly Line[])[]): Furnished {
  const isRepeated = repeatedIn(pages);
  const of = (edge: Edge) => pages.flatMap((page, at) => furnitureAt(page, at, edge, isRepeated));
  const [heads, feet] = [of('top'), of('bottom')];
  const bare =
    heads.length + feet.length === 0 ? [] : pages.filter((page, at) => isBare(page, at, isRepeated));
  const furniture = new Set([...[...heads, ...feet].map(({ line }) => line), ...bare.flat()]);
  const [first, last] = [onceOf(heads), onceOf(feet)];
  const rest = pages.map((page) => page.filter((line) => !furniture.has(line)));
  return {
    pages: rest.map((page, at) => [
      ...(at === 0 ? first : []),
      ...page,
      ...(at === rest.length - 1 ? last : []),
    ]),
    leftOut: furniture.size - first.length - last.length,
  };
}

/** Whether a line at an edge is on other pages too. */
type IsRepeated = (one: AtEdge) => boolean;

function repeatedIn(pages: readonly (readonly Line[])[]): IsRepeated {
  const byKey = new Map<string, AtEdge[]>();
  pages.forEach((page, at) => {
    for (const edge of ['top', 'bottom'] as const)
      for (const one of edgeOf(page, at, edge).slice(0, MAX_LINES + 1)) {
        const alike = byKey.get(`${edge} ${one.key}`);
        if (alike) alike.push(one);
        else byKey.set(`${edge} ${one.key}`, [one]);
      }
  });
  const least = pages.length < MIN_LONG_DOCUMENT_PAGES ? MIN_PAGES : MIN_PAGES_OF_LONG;
  const counts = new Map<string, number>();
  for (const [key, alike] of byKey)
    for (const one of alike) {
      const place = placeOf(key, one);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  return (one) => {
    const key = `${one.edge} ${one.key}`;
    // Neighbouring buckets too, so that no line falls between two.
    const there = [-1, 0, 1].reduce((sum, step) => sum + (counts.get(placeOf(key, one, step)) ?? 0), 0);
    return there >= least;
  };
}

/** For a number by itself, its difference from the page number is included: a page number counts the pages. */
function placeOf(key: string, { line, page }: AtEdge, step = 0): string {
  const height = Math.round(line.y / MAX_DISTANCE) + step;
  const isBare = !/\p{L}/u.test(key.slice(key.indexOf(' ')));
  return `${key} ${height}${isBare ? ` ${Number(/\d+/.exec(line.text)?.[0] ?? page) - page}` : ''}`;
}

/** From the edge inwards. */
function edgeOf(page: readonly Line[], at: number, edge: Edge): AtEdge[] {
  const sign = edge === 'top' ? -1 : 1;
  return [...page]
    .sort((one, other) => sign * (one.y - other.y))
    .map((line) => ({ page: at, edge, line, key: keyOf(line.text) }));
}

/** Two lines that differ only in numbers are the same line of two pages. */
function keyOf(text: string): string {
  const plain = text.toLowerCase().replace(/\s+/g, ' ').replace(/\d+/g, '#');
  return /^[\s\p{P}]*[ivxlc]+[\s\p{P}]*$/u.test(plain) ? plain.replace(/[ivxlc]+/, '#') : plain;
}

/** Consecutive repeated lines from the edge inwards. */
function furnitureAt(page: readonly Line[], at: number, edge: Edge, isRepeated: IsRepeated): AtEdge[] {
  const lines = edgeOf(page, at, edge);
  const body = lines.findIndex((one) => !isRepeated(one));
  const count = body < 0 ? lines.length : body;
  return count > MAX_LINES || count === lines.length ? [] : lines.slice(0, count);
}

/** A page with only a header and a footer. */
function isBare(page: readonly Line[], at: number, isRepeated: IsRepeated): boolean {
  const lines = edgeOf(page, at, 'top');
  const head = lines.findIndex((one) => !isRepeated(one));
  if (head > MAX_LINES || lines.length > 2 * MAX_LINES) return false;
  return (
    head < 0 ||
    lines.slice(head).every(({ key, line, page: on }) => isRepeated({ key, line, page: on, edge: 'bottom' }))
  );
}

/** Each line with words once, from the first page that has it. */
function onceOf(all: readonly AtEdge[]): Line[] {
  const once = new Map<string, Line>();
  for (const { key, line } of all) {
    const isWorded = /\p{L}/u.test(key.replace(/\b(?:page|of|p)\b/g, ''));
    if (isWorded && !once.has(key)) once.set(key, { ...line, isApart: true });
  }
  return [...once.values()];
}
