// Finds passages in quotation marks of any kind and language, and their nesting.

export interface Region {
  /** UTF-16 code units of the text between the marks, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1 for marks that are not nested. */
  readonly depth: number;
  /** Whether both marks were found, and also those around them. */
  readonly isSure: boolean;
}

type Family = 'double' | 'doubled' | 'angle' | 'corner' | 'white' | 'single' | 'small';

interface Open {
  readonly family: Family;
  readonly mark: string;
  readonly start: number;
  readonly depth: number;
  readonly outer: Open | null;
  /** Where its paragraph ended without a closing mark; null until then. */
  hangs: number | null;
  isClosed: boolean;
}

const FAMILIES: Readonly<Record<string, Family>> = {
  '"': 'double',
  '\u201C': 'double',
  '\u201D': 'double',
  '\u201E': 'double',
  '\u201F': 'double',
  '\u00AB': 'angle',
  '\u00BB': 'angle',
  '``': 'doubled',
  "''": 'doubled',
  '\u300C': 'corner',
  '\u300D': 'corner',
  '\u300E': 'white',
  '\u300F': 'white',
  '\u2018': 'single',
  '\u2019': 'single',
  '\u201A': 'single',
  '\u201B': 'single',
  "'": 'single',
  '\u2039': 'small',
  '\u203A': 'small',
};

const TOKEN = /[\r\n\f][\s\f]*|``|''|["\u201C-\u201F\u00AB\u00BB\u300C-\u300F\u2018-\u201B\u2039\u203A']/g;
/** Maximum depth: deeper nesting does not occur in prose. */
const MAX_DEPTH = 6;

/** Regions in the order in which they end; takes time linear in the text. */
export function regionsIn(text: string): Region[] {
  const found: { readonly open: Open; readonly end: number }[] = [];
  let stack: Open[] = [];
  const leave = (open: Open, end: number, isClosed: boolean) => {
    open.isClosed = isClosed;
    // A straight single mark without a closing one was an apostrophe.
    if (isClosed || open.mark !== "'") found.push({ open, end });
  };
  for (const { 0: mark, index } of text.matchAll(TOKEN)) {
    if (/^[\r\n\f]/.test(mark)) {
      if (isParagraphEnd(text, index, mark)) stack = hang(stack, index, leave);
      continue;
    }
    const family = FAMILIES[mark] ?? 'double';
    const role = roleOf(text, index, mark, stack);
    const last = stack.findLastIndex((open) => open.family === family);
    if (role === 'close' && last >= 0) {
      for (const open of stack.splice(last + 1)) leave(open, index, false);
      const [own] = stack.splice(last);
      if (own !== undefined) leave(own, index, own.hangs === null);
    } else if (role === 'open' && stack.length < MAX_DEPTH) {
      if (last >= 0)
        for (const open of stack.splice(last))
          leave(open, open.hangs ?? index, open.hangs !== null && isParagraphStart(text, index));
      const outer = stack.findLast(({ hangs }) => hangs === null) ?? null;
      const depth = (outer?.depth ?? 0) + 1;
      stack.push({ family, mark, start: index + mark.length, depth, outer, hangs: null, isClosed: false });
    }
  }
  for (const open of stack) leave(open, open.hangs ?? text.length, false);
  return found.map(({ open, end }) => ({ start: open.start, end, depth: open.depth, isSure: isSure(open) }));
}

function isSure(open: Open): boolean {
  return open.isClosed && (open.outer === null || open.outer.isClosed);
}

/** Single marks end with their paragraph; others may continue in the next, which then begins with an opening mark. */
function hang(
  stack: Open[],
  at: number,
  leave: (open: Open, end: number, isClosed: boolean) => void,
): Open[] {
  return stack.filter((open) => {
    if (open.family === 'single' || open.depth > 1) leave(open, open.hangs ?? at, false);
    else open.hangs ??= at;
    return open.family !== 'single' && open.depth === 1;
  });
}

/** An empty line, or a line that ends a sentence; otherwise the line was merely wrapped. */
function isParagraphEnd(text: string, at: number, gap: string): boolean {
  if ((gap.match(/\n/g) ?? gap).length > 1) return true;
  return /[.!?:\u2026\u3002\uFF01\uFF1F"'\u201D\u2019\u00BB\u201C\u300D)]/.test(text.charAt(at - 1));
}

function isParagraphStart(text: string, at: number): boolean {
  return /(?:^|[\r\n\f])[ \t]*$/.test(text.slice(Math.max(0, at - 12), at));
}

type Role = 'open' | 'close' | null;

const BEFORE_OPENING =
  /[\s([{\u2013\u2014\u2015/:>*\u2026,\uFF1A\uFF0C\u3002"'\u201C\u2018\u00AB\u201E\u201A\u300C-]/;
const AFTER_CLOSING =
  /[\s.,;:!?)\]}\u2013\u2014\u2026\u3002\uFF0C\uFF1F\uFF01\u060C\u061F"'\u201D\u2019\u00BB\u201C\u300D*-]/;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

function roleOf(text: string, at: number, mark: string, stack: readonly Open[]): Role {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + mark.length)];
  const isOpening = (before === '' || BEFORE_OPENING.test(before)) && after !== '' && !/\s/.test(after);
  const isClosing = before !== '' && !/\s/.test(before) && (after === '' || AFTER_CLOSING.test(after));
  const own = stack.findLast(({ family }) => family === FAMILIES[mark]);
  switch (mark) {
    case '"':
    case "''":
      if (isOpening !== isClosing) return isOpening ? 'open' : 'close';
      if (isWithinWord(before, after)) return null;
      return own === undefined ? 'open' : 'close';
    case '\u201C':
      return own !== undefined && isClosing && (own.mark === '\u201E' || !isOpening) ? 'close' : 'open';
    case '\u201D':
      if (own !== undefined) return 'close';
      return isOpening && !isClosing ? 'open' : null;
    case '\u00AB':
    case '\u2039':
      return own?.mark === '\u00BB' || own?.mark === '\u203A' ? 'close' : 'open';
    case '\u00BB':
    case '\u203A':
      if (own !== undefined) return 'close';
      return isOpening ? 'open' : null;
    case '\u300D':
    case '\u300F':
      return 'close';
    case '\u2018':
      if (own?.mark === '\u201A' && isClosing) return 'close';
      return /[\p{L}\p{N}]/u.test(before) && !SPACELESS.test(before) ? null : 'open';
    case '\u2019':
      return own !== undefined && !isApostrophe(text, at, before, after) ? 'close' : null;
    case "'":
      if (own !== undefined && !isApostrophe(text, at, before, after)) return 'close';
      return isOpening && own === undefined && opensSingle(text, at) ? 'open' : null;
    default:
      return 'open';
  }
}

/** The abbreviation mark of Hebrew, or an inch sign. */
function isWithinWord(before: string, after: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after) && !SPACELESS.test(before) && !SPACELESS.test(after)
  );
}

/** Within a word, or after a possessive s, where the closing mark comes later in the line. */
function isApostrophe(text: string, at: number, before: string, after: string): boolean {
  if (/[\p{L}\p{N}]/u.test(after) || /\s/.test(before)) return true;
  if (before !== 's' || after !== ' ') return false;
  return OWNER.test(text.slice(at, at + 300));
}

const OWNER = /^['\u2019] \p{Ll}[^\u2018\n]*?[^\s\u2018]['\u2019](?![\p{L}\p{N}])/u;
const NO_OPENING = /^'(?:em|til|tis|twas|cause|n|bout|round|cos)(?![\p{L}])/iu;

function opensSingle(text: string, at: number): boolean {
  return /[\p{L}"\u201C\u2026]/u.test(text.charAt(at + 1)) && !NO_OPENING.test(text.slice(at, at + 8));
}
