import type { Span } from '../../text/span.js';

// Finds boilerplate by its repetition: running heads, page numbers, rolling captions.

export interface Boilerplate {
  /** Headers, footers and page numbers. */
  readonly lines: readonly Span[];
  /** Lines of rolling captions, each shown again, unchanged or with a word or two added. */
  readonly rolling: readonly Span[];
}

interface Line {
  readonly span: Span;
  /** In lower case, with each digit as #. */
  readonly key: string;
  readonly printed: string;
  /** Whether a sentence continues after it. */
  readonly isOpen: boolean;
  readonly isAfterFeed: boolean;
}

const MAX_LENGTH = 160;
const TERMINAL = /[.!?:;\u2026\u3002\uFF01\uFF1F\u061F\u0964]["'\u201D\u2019\u00BB)\]]*$/;
const PAGE_NUMBER =
  /^[-\u2013\u2014\s|]*(?:(?:page|p\.?|seite|s\.|str\.?|стр\.?|página|pagina|σελ\.?|עמוד|صفحة|第)\s?)?#(?:\s?(?:of|\/|von|de|di|из|\|)\s?#)?\s?(?:页|頁|ページ)?[-\u2013\u2014\s|]*$/iu;
const TIME = /^[#:.,\s>[\]()-]+$/;
/** “Speaker 2” names a speaker. */
const SPEAKER = /^(?:speaker|voice|person|participant|interviewer|question|answer|sprecher|q|a)\s?#$/;

/** Takes time linear in the text. */
export function boilerplateIn(text: string): Boilerplate {
  if (!text.includes('\n') && !text.includes('\f')) return { lines: [], rolling: [] };
  const lines = linesOf(text);
  const numbers = pageNumbers(lines);
  const heads = headsOf(lines, numbers);
  return {
    lines: lines.filter((line) => numbers.has(line) || heads.has(line)).map(({ span }) => span),
    rolling: rollingLines(lines),
  };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n\r\f]+/g)) {
    const whole = match[0];
    const printed = whole.trim();
    if (printed === '') continue;
    const key =
      printed.length > MAX_LENGTH
        ? ''
        : printed
            .toLowerCase()
            .replace(/\p{Nd}+/gu, '#')
            .replace(/\s+/g, ' ');
    const start = match.index + whole.indexOf(printed);
    lines.push({
      span: [start, start + printed.length],
      key,
      printed,
      isOpen: !TERMINAL.test(printed),
      isAfterFeed: text.charAt(match.index - 1) === '\f',
    });
  }
  return lines;
}

/** Lines that consist of a number, each one higher than the last; or beside a header. */
function pageNumbers(lines: readonly Line[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let before: { readonly line: Line; readonly at: number; readonly value: number } | null = null;
  lines.forEach((line, at) => {
    if (!PAGE_NUMBER.test(line.key)) return;
    const value = Number.parseInt(/\d+/.exec(line.printed)?.[0] ?? '', 10);
    if (before !== null && value === before.value + 1 && at > before.at + 1) {
      found.add(before.line);
      found.add(line);
    }
    before = { line, at, value };
  });
  return found;
}

/** A line repeated at a distance, beside page numbers, with a changing number, or within sentences. */
function headsOf(lines: readonly Line[], numbers: ReadonlySet<Line>): ReadonlySet<Line> {
  const places = new Map<string, number[]>();
  lines.forEach(({ key, isOpen }, at) => {
    const isHead = key !== '' && isOpen && /\p{L}/u.test(key) && !SPEAKER.test(key);
    if (!isHead) return;
    const own = places.get(key) ?? [];
    own.push(at);
    places.set(key, own);
  });
  const found = new Set<Line>();
  for (const [key, all] of places) {
    if (all.length < 2 || all.some((at, k) => k > 0 && at - (all[k - 1] ?? 0) < 2)) continue;
    const own = all.flatMap((at) => lines[at] ?? []);
    const isNumbered = key.includes('#') && key.split(' ').length > 2 && countsUp(own);
    const isBesideNumber = all.some((at) => isNumber(lines, numbers, at));
    const isWithin = all.length > 2 && all.slice(1).every((at) => lines[at - 1]?.isOpen === true);
    if (isNumbered || isBesideNumber || isWithin) for (const line of own) found.add(line);
  }
  return found;
}

function isNumber(lines: readonly Line[], numbers: ReadonlySet<Line>, at: number): boolean {
  const line = lines[at];
  return (
    line?.isAfterFeed === true ||
    [lines[at - 1], lines[at + 1]].some((beside) => beside !== undefined && numbers.has(beside))
  );
}

function countsUp(lines: readonly Line[]): boolean {
  const values = lines.map(({ printed }) => (printed.match(/\p{Nd}+/gu) ?? []).join('.'));
  return values.every((value, at) => at === 0 || value !== values[at - 1]);
}

/** Minimum number of repeated lines for captions to count as rolling. */
const MIN_ROLLS = 2;

function rollingLines(lines: readonly Line[]): Span[] {
  const spoken = lines.filter(({ key }) => key !== '' && !TIME.test(key));
  const pairs = spoken.flatMap((line, at) => {
    const next = spoken[at + 1];
    return next !== undefined && isShownAgain(line, next) ? [[line, next] as const] : [];
  });
  if (new Set(pairs.map(([line]) => line.key)).size < MIN_ROLLS) return [];
  return [...new Set(pairs.flat())].map(({ span }) => span).sort(([a], [b]) => a - b);
}

function isShownAgain(line: Line, next: Line): boolean {
  const [one, other] = [line.printed.toLowerCase(), next.printed.toLowerCase()];
  if (one === other) return /\p{L}/u.test(one);
  return one.includes(' ') && other.startsWith(`${one} `);
}
