import type { Line } from './pdf-lines.js';

// Running heads, page numbers and dates at the edges of pages: lines that repeat there from page to page. They are none
// of the words, and would stand in the middle of a sentence that runs over the page.

export interface Furnished {
  readonly pages: readonly (readonly Line[])[];
  /** How many lines were left out. */
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

/** More lines than this that repeat are no furniture: the pages themselves are alike. */
const MAX_LINES = 4;
/** How far from the same place a line may stand, in the units of the page. */
const NEAR = 4;
/** On so many pages of a short document, and of a longer one, the same has to stand. */
const MIN_PAGES = 2;
const MIN_PAGES_OF_LONG = 3;
const LONG = 6;

/**
 * The pages without what repeats at their edges. Of lines with words one stays, as a paragraph by itself: heads before
 * everything, feet behind it; so no words are lost if somebody did say them on two pages.
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

/** Whether a line at an edge stands there on other pages too. */
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
  const least = pages.length < LONG ? MIN_PAGES : MIN_PAGES_OF_LONG;
  const counts = new Map<string, number>();
  for (const [key, alike] of byKey)
    for (const one of alike) {
      const place = placeOf(key, one);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  return (one) => {
    const key = `${one.edge} ${one.key}`;
    // Two neighbouring places, so that no line lies on a border of both.
    const there = [-1, 0, 1].reduce((sum, step) => sum + (counts.get(placeOf(key, one, step)) ?? 0), 0);
    return there >= least;
  };
}

/** Of a number by itself its distance from the number of the page is a part: it has to count the pages. */
function placeOf(key: string, { line, page }: AtEdge, step = 0): string {
  const height = Math.round(line.y / NEAR) + step;
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

/** Two lines that differ in numbers alone are the same line of two pages. */
function keyOf(text: string): string {
  const plain = text.toLowerCase().replace(/\s+/g, ' ').replace(/\d+/g, '#');
  return /^[\s\p{P}]*[ivxlc]+[\s\p{P}]*$/u.test(plain) ? plain.replace(/[ivxlc]+/, '#') : plain;
}

/** What repeats from the edge inwards, without a break. */
function furnitureAt(page: readonly Line[], at: number, edge: Edge, isRepeated: IsRepeated): AtEdge[] {
  const lines = edgeOf(page, at, edge);
  const body = lines.findIndex((one) => !isRepeated(one));
  const count = body < 0 ? lines.length : body;
  return count > MAX_LINES || count === lines.length ? [] : lines.slice(0, count);
}

/** A sheet with nothing on it but its head and foot. */
function isBare(page: readonly Line[], at: number, isRepeated: IsRepeated): boolean {
  const lines = edgeOf(page, at, 'top');
  const head = lines.findIndex((one) => !isRepeated(one));
  if (head > MAX_LINES || lines.length > 2 * MAX_LINES) return false;
  return (
    head < 0 ||
    lines.slice(head).every(({ key, line, page: on }) => isRepeated({ key, line, page: on, edge: 'bottom' }))
  );
}

/** Each line with words once, as the first page with it has it. */
function onceOf(all: readonly AtEdge[]): Line[] {
  const once = new Map<string, Line>();
  for (const { key, line } of all) {
    const isWorded = /\p{L}/u.test(key.replace(/\b(?:page|of|p)\b/g, ''));
    if (isWorded && !once.has(key)) once.set(key, { ...line, isApart: true });
  }
  return [...once.values()];
}
