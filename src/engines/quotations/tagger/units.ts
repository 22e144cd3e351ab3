import { isAbbreviation } from '../../reading/sentences/abbreviations.js';
import { type Tokens, tokenAt, tokenText } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';

// The tagger reads a paragraph as a row of units: a word, a sign, or a whole passage in quotation marks. So a
// quotation is taken as a whole, and what stands around it is near. The inside of a passage that has another in it is a
// row of its own.

/** A passage in marks. An interruption by the reporter divides it into several. */
export interface Passage {
  /** With the marks. */
  readonly outer: Span;
  /** 1 for one that is within no other. */
  readonly level: number;
  /** Passages with the same number are one quotation over several paragraphs. */
  readonly group: number;
  /** Above 0: rather a title or a word under scrutiny than a quotation. */
  readonly score: number;
}

export interface Row {
  readonly count: number;
  /** The first token of each unit, and the token after its last. */
  readonly firsts: Int32Array;
  readonly afters: Int32Array;
  /** The passage that the unit is, or -1. */
  readonly passages: Int32Array;
  /** Whether the row is the inside of a passage. */
  readonly isInside: boolean;
}

export function rowsOf(tokens: Tokens, passages: readonly Passage[]): Row[] {
  const outermost = ranges(tokens, passages, 1);
  const inner = ranges(tokens, passages, 2);
  const rows: Row[] = [];
  for (let paragraph = 0; paragraph + 1 < tokens.paragraphs.length; paragraph += 1) {
    const start = tokens.paragraphs[paragraph] as number;
    const end = tokens.paragraphs[paragraph + 1] as number;
    rows.push(rowOf(tokens, start, end, outermost));
  }
  // The inside of a passage is read for quotations within it that are in marks.
  for (const { first, after } of outermost) {
    const nested = inner[firstFrom(inner, first)];
    if (nested !== undefined && nested.after <= after) rows.push(rowOf(tokens, first + 1, after, inner));
  }
  return rows;
}

interface Range {
  readonly passage: number;
  readonly level: number;
  readonly first: number;
  readonly after: number;
}

/** In order, each within one paragraph and none overlapping. */
function ranges(tokens: Tokens, passages: readonly Passage[], level: number): Range[] {
  const found: Range[] = [];
  for (const [passage, { outer, level: own }] of passages.entries()) {
    if (own !== level) continue;
    const first = tokenAt(tokens, outer[0]);
    const end = tokens.paragraphs[(tokens.paragraphOf[first] ?? 0) + 1] ?? tokens.count;
    const after = Math.min(end, tokenAt(tokens, outer[1] - 1) + 1);
    if (after > first && first >= (found.at(-1)?.after ?? 0)) found.push({ passage, first, after, level });
  }
  return found;
}

function rowOf(tokens: Tokens, start: number, end: number, inside: readonly Range[]): Row {
  const [firsts, afters, passages]: [number[], number[], number[]] = [[], [], []];
  let next = firstFrom(inside, start);
  for (let token = start; token < end; ) {
    const range = inside[next];
    const isPassage = range !== undefined && range.first === token && range.after <= end;
    const after = isPassage ? range.after : Math.min(end, wordEnd(tokens, token));
    firsts.push(token);
    afters.push(after);
    passages.push(isPassage ? range.passage : -1);
    token = after;
    while ((inside[next]?.first ?? Number.POSITIVE_INFINITY) < token) next += 1;
  }
  return {
    count: firsts.length,
    firsts: new Int32Array(firsts),
    afters: new Int32Array(afters),
    passages: new Int32Array(passages),
    isInside: inside[0]?.level === 2,
  };
}

/** The token after a word, and after the full stop of an abbreviation. */
function wordEnd(tokens: Tokens, token: number): number {
  const [end, next] = [tokens.ends[token] as number, token + 1];
  const isStop = tokens.starts[next] === end && tokens.ends[next] === end + 1 && tokens.text[end] === '.';
  return isStop && isAbbreviation(tokenText(tokens, token)) ? next + 1 : next;
}

function firstFrom(ranges: readonly Range[], token: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
