import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import { isHeadingWord } from '../../words/turns.js';
import { clausesIn } from './clauses.js';
import type { Line, LinedText } from './lines.js';
import type { Opening } from './opening.js';
import { spokenParts, trimmed } from './remarks.js';
import { isSentence } from './spoken.js';
import { endsTurn } from './turn-end.js';

// The words of each turn: from its label to the next one, or to where the reporter's text goes on.

export interface RolledText extends LinedText {
  /** Numbers of lines that the next line shows again. */
  readonly rolled: ReadonlySet<number>;
}

/** Minimum number of further paragraphs for each turn in a transcript of speeches. */
const MIN_LONG_SHARE = 1 / 2;

/** Minimum share of paragraphs with a label in a transcript; in a text with fewer, turns have one paragraph. */
const MIN_SHARE = 1 / 3;

export interface TextManner {
  /** Whether most of the text is turns. */
  readonly isTranscript: boolean;
  /** Whether turns often have several paragraphs. */
  readonly isLong: boolean;
}

export function mannerOf({ lines }: LinedText, openings: readonly Opening[]): TextManner {
  const [first, last] = [openings[0]?.line ?? 0, openings.at(-1)?.line ?? 0];
  const within = lines.slice(first, last).filter(({ isAfterGap }) => isAfterGap).length;
  const own = openings.filter(({ line }) => lines[line]?.isAfterGap).length;
  const isTranscript =
    openings.some(({ isQuestioner }) => isQuestioner) ||
    openings.length >= MIN_SHARE * Math.max(1, lines.length - first);
  return { isTranscript, isLong: isTranscript && within - own >= MIN_LONG_SHARE * openings.length };
}

/**
 * A span for each paragraph.
 * @param until the number of the line at which the next turn begins
 * @param isWhole whether all paragraphs until there are the speaker's, unless they are a reporter's prose
 */
export function wordsOfTurn(read: RolledText, opening: Opening, until: number, isWhole: boolean): Span[] {
  const manner = { name: opening.name, isWhole, language: read.language };
  const spans: Span[] = [];
  let isFirst = true;
  for (const paragraph of paragraphsOf(read, opening, until)) {
    const words = read.text.slice(...paragraph.span);
    if (!isFirst && isNote(words)) break;
    if (!isFirst && isHeading(paragraph, words)) continue;
    if (!isFirst && paragraph.isAfterGap && endsTurn(words, manner)) break;
    // A caption that names the speaker is the programme's.
    if (!isFirst && paragraph.isAfterMarkup && endsTurn(words, { ...manner, isWhole: true })) break;
    // In captions a dash is another speaker’s.
    if (!isFirst && paragraph.isAfterMarkup && DASHED.test(words)) break;
    spans.push(...partsOf(read.text, paragraph.span, opening));
    isFirst = false;
  }
  return spans;
}

const DASHED = /^[-–—―]\s?[\p{Lu}\p{Lo}“"¿¡]/u;

function partsOf(text: string, span: Span, { format }: Opening): Span[] {
  const parts = spokenParts(text, span);
  return format === 'dash' ? parts.flatMap((part) => withoutClauses(text, part)) : parts;
}

function withoutClauses(text: string, [start, end]: Span): Span[] {
  const clauses = clausesIn(text.slice(start, end));
  const starts = [start, ...clauses.map((clause) => start + clause.end)];
  const ends = [...clauses.map((clause) => start + clause.start), end];
  return starts.flatMap((from, at) => trimmed(text, [from + leadOf(text, from), ends[at] ?? end]));
}

/** “—dijo Ana—. Ni hoy”: the full stop belongs to the clause. */
function leadOf(text: string, from: number): number {
  return /^[\s.,;:–—]*/u.exec(text.slice(from, from + 8))?.[0].length ?? 0;
}

interface Paragraph {
  readonly span: Span;
  readonly isAfterGap: boolean;
  readonly isAfterMarkup: boolean;
  readonly isBeforeGap: boolean;
}

interface Open extends Paragraph {
  readonly span: [number, number];
  isBeforeGap: boolean;
  isOpen: boolean;
}

function paragraphsOf({ text, lines, rolled }: RolledText, opening: Opening, until: number): Paragraph[] {
  const found: Open[] = [];
  for (let at = opening.line; at < until; at += 1) {
    const line = lines[at];
    if (line === undefined || rolled.has(at)) continue;
    const start = at === opening.line ? Math.max(line.start, opening.wordsFrom) : line.start;
    const end = at === opening.line ? Math.min(line.end, opening.wordsUntil ?? line.end) : line.end;
    if (start >= end || (opening.format === 'post' && at > opening.line && isCount(text, line))) continue;
    const isBeforeGap = lines[at + 1]?.isAfterGap !== false;
    const last = found.at(-1);
    const words = text.slice(Math.max(start, end - 8), end);
    if (last?.isOpen && !line.isAfterGap && !line.isAfterMarkup && !rolled.has(at - 1)) {
      last.span[1] = end;
      last.isOpen = !isSentence(words);
      last.isBeforeGap = isBeforeGap;
    } else
      found.push({
        span: [start, end],
        isAfterGap: line.isAfterGap,
        isAfterMarkup: line.isAfterMarkup,
        isBeforeGap,
        isOpen: !isSentence(words),
      });
  }
  return found;
}

const MAX_COUNT_UTF16 = 160;

function isCount(text: string, { start, end }: Line): boolean {
  return end - start <= MAX_COUNT_UTF16 && COUNTS.test(text.slice(start, end));
}

/** “12 replies 40 reposts”, “10:02 AM · 3 March 2033” */
const COUNTS =
  /^(?:(?:\d[\d.,]*[KkMm]?\s\p{L}+|(?:Reply|Repost|Like|Recommend|Share|Views?)\s+[\d.,]+[KkMm]?)(?:\s{1,4}[·|]?\s?|$)){1,5}$|^\d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?\s[·|–-]\s\P{L}{0,4}\p{L}{3,9}\.? ?\d[\d, ]{0,9}(?:\s·\s[^\n]{1,40})?$/u;

/** “Rating: false.”, “Photo: …”: what is printed under a word that names nobody. */
function isNote(words: string): boolean {
  const [, first = ''] =
    /^(\p{Lu}[\p{L}-]{2,20})(?: \p{L}{2,20}){0,2}: /u.exec(words.slice(0, MAX_HEADING_UTF16)) ?? [];
  return isHeadingWord(fold(first));
}

/** UTF-16 code units: a longer line is no heading. */
const MAX_HEADING_UTF16 = 60;

/** “DIRECT EXAMINATION”, “4.15 pm”, “Questions and Answers:”: a line by itself that is no sentence. */
function isHeading({ span: [start, end], isAfterGap, isBeforeGap }: Paragraph, words: string): boolean {
  if (!isAfterGap || !isBeforeGap || end - start > MAX_HEADING_UTF16) return false;
  return /^[*_#([]{0,4}[\p{Lu}\p{N}]/u.test(words) && (!isSentence(words) || /[:–—-]$/u.test(words));
}
