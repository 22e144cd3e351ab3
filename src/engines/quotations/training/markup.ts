import type { Span } from '../../text/span.js';
import type { Article, MarkedQuotation } from './article.js';

// Reads an article of data/quotations/articles: a header, a line of three hyphens, and the text with inline marks such
// as {s1=Mara Voss|she}.

export class MarkupError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
    this.name = 'MarkupError';
  }
}

const KEYS = ['title', 'outlet', 'date', 'manner', 'language', 'invented'] as const;
export const CHANNEL_TYPES: readonly string[] = (
  'broadcast newspaper agency web post statement press_release interview podcast book report transcript speech ' +
  'hearing letter email video unknown'
).split(' ');
const OPENING = /\{([qscv])(\d+(?:,\d+)*)(?:=([^|{}]+))?\|/y;

/** @throws MarkupError that names the file and line of the first fault */
export function parseArticle(file: string, content: string): Article {
  const divider = content.indexOf('\n---\n');
  if (divider < 0) throw new MarkupError(file, 1, 'a line --- after the header is missing.');
  const header = new Map<string, string>();
  for (const line of content.slice(0, divider).split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) header.set(line.slice(0, colon), line.slice(colon + 2));
  }
  for (const key of KEYS) if (!header.has(key)) throw new MarkupError(file, 1, `the header has no ${key}.`);
  return { header, ...parseBody(file, content, divider + 5) };
}

interface Mark {
  readonly role: string;
  readonly numbers: readonly number[];
  readonly given: string | null;
  readonly start: number;
  readonly line: number;
}

function parseBody(file: string, content: string, from: number): Pick<Article, 'text' | 'quotations'> {
  const [open, closed]: [Mark[], (Mark & { span: Span })[]] = [[], []];
  let text = '';
  let line = content.slice(0, from).split('\n').length;
  const fail = (what: string, at = line): never => {
    throw new MarkupError(file, at, what);
  };
  const end = content.replace(/\s+$/, '').length;
  for (let at = from; at < end; ) {
    OPENING.lastIndex = at;
    const mark = OPENING.exec(content);
    const sign = content[at] as string;
    if (mark) {
      const [whole, role = '', numbers = '', given = null] = mark;
      open.push({ role, numbers: numbers.split(',').map(Number), given, start: text.length, line });
      at += whole.length;
      continue;
    }
    if (sign === '}') {
      const last = open.pop() ?? fail('a closing brace without a mark.');
      closed.push({ ...last, span: [last.start, text.length] });
    } else if (sign === '{' || sign === '|') fail(`“${content.slice(at, at + 20)}” is no mark.`);
    else text += sign;
    if (sign === '\n') line += 1;
    at += 1;
  }
  for (const mark of open) fail(`{${mark.role}${mark.numbers.join(',')}| is not closed.`, mark.line);
  for (const mark of closed) checkMark(text, mark, fail);
  return { text, quotations: quotationsOf(closed, fail) };
}

function checkMark(
  text: string,
  { role, given, span, line }: Mark & { readonly span: Span },
  fail: (what: string, line?: number) => never,
): void {
  const words = text.slice(...span);
  if (words.trim() !== words || words === '')
    fail(`“${words.slice(0, 40)}”: a mark is empty or has white space at its edge.`, line);
  if (words.includes('\n\n')) fail(`“${words.slice(0, 40)}”: a mark runs over a paragraph.`, line);
  if (given !== null && role !== 's' && role !== 'v') fail(`“=${given}” belongs to s and v only.`, line);
  if (role === 'v' && !CHANNEL_TYPES.includes(given ?? ''))
    fail(`“${given}” is no type of channel: ${CHANNEL_TYPES.join(', ')}.`, line);
}

function quotationsOf(
  marks: readonly (Mark & { readonly span: Span })[],
  fail: (what: string, line?: number) => never,
): MarkedQuotation[] {
  const ordered = marks.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const count = Math.max(0, ...ordered.flatMap(({ numbers }) => numbers));
  return Array.from({ length: count }, (_, at) => {
    const number = at + 1;
    const own = ordered.filter(({ numbers }) => numbers.includes(number));
    const of = (role: string) => own.filter((mark) => mark.role === role).map(({ span }) => span);
    if (of('q').length === 0) fail(`quotation ${number} has no content.`, own[0]?.line ?? 1);
    return {
      number,
      contents: of('q'),
      sources: of('s'),
      cues: of('c'),
      channels: own
        .filter(({ role }) => role === 'v')
        .map(({ span, given }) => ({ span, type: given ?? '' })),
      speaker: own.find(({ role, given }) => role === 's' && given !== null)?.given ?? null,
    };
  });
}
