// Follows the links of pages, as a reader would who looks at everything on a few records.

/** An address and what it answers. */
export interface Visited {
  readonly path: string;
  /** The address without its numbers: `/claims/N/annotations?after`. */
  readonly shape: string;
  readonly type: string;
  readonly bytes: number;
  /** Whether a browser saves it as a file. */
  readonly isFile: boolean;
}

/** Addresses of one shape differ in their numbers alone: so many are looked at. */
const MAX_OF_A_SHAPE = 4;

/** GET with the cookie of a session. @throws Error for an answer that no link should lead to */
export type Get = (path: string) => Promise<Response>;

/** @param isWanted whether an address that a page links to is followed */
export async function walk(
  get: Get,
  seeds: readonly string[],
  isWanted: (path: string) => boolean,
): Promise<Visited[]> {
  const [queue, seen, shapes] = [[...seeds], new Set(seeds), new Map<string, number>()];
  const visited: Visited[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const shape = shapeOf(path);
    const looked = shapes.get(shape) ?? 0;
    if (looked >= MAX_OF_A_SHAPE) continue;
    shapes.set(shape, looked + 1);
    const answer = await get(path);
    const text = await answer.text();
    const to = answer.headers.get('location');
    const links = to === null ? linksIn(text, answer) : [to];
    for (const link of links.map((one) => one.replace(/#.*/s, ''))) {
      if (seen.has(link) || !isWanted(link)) continue;
      seen.add(link);
      queue.push(link);
    }
    if (answer.status === 200) visited.push({ path, shape, ...measured(answer, text) });
  }
  return visited;
}

function measured(answer: Response, text: string): Pick<Visited, 'type' | 'bytes' | 'isFile'> {
  return {
    type: (answer.headers.get('content-type') ?? '').replace(/;.*/, ''),
    bytes: Buffer.byteLength(text),
    isFile: (answer.headers.get('content-disposition') ?? '').startsWith('attachment'),
  };
}

/** The links of a page, and the JSON at its own address. */
function linksIn(text: string, answer: Response): string[] {
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return [];
  const links = [...text.matchAll(/ href="(\/[^"]*)"/g)].map(([, href = '']) => unescaped(href));
  const { pathname, search } = new URL(answer.url);
  return pathname === '/' ? links : [...links, `${pathname}.json${search}`];
}

function unescaped(href: string): string {
  return href.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&#34;', '"');
}

function shapeOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const names = [...new Set(searchParams.keys())].sort().join('&');
  return pathname.replaceAll(/\d+/g, 'N') + (names === '' ? '' : `?${names}`);
}
