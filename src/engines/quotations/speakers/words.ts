import type { Reading } from '../../reading/reading.js';
import type { Region } from '../../reading/regions/region.js';
import { isApostrophe } from '../../reading/tokens/characters.js';
import { WORD } from '../../reading/tokens/tokens.js';
import { isInCapitals, isTitleCase } from '../../reading/zones/shape.js';
import type { Zone, ZoneKind } from '../../reading/zones/zone.js';

// The words of a text with the sentence and the paragraph of each, and whether it is within quotation marks.

/** Every array has one entry for each word. Positions are UTF-16 code units of the text. */
export interface TextWords {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Numbers of sentences and paragraphs, from 0. */
  readonly sentences: Int32Array;
  readonly paragraphs: Int32Array;
  /** 1 within quotation marks. */
  readonly quoted: Uint8Array;
  /** 1 where words name nobody for the first time: in headlines in title case, bylines and what belongs to the page. */
  readonly nameless: Uint8Array;
  /** In lower case, without a possessive “’s”, and with straight apostrophes. */
  readonly lower: readonly string[];
}

export function readTextWords({ tokens, zones, regions }: Reading): TextWords {
  const { text, kinds } = tokens;
  const count = kinds.reduce((sum, kind) => sum + (kind === WORD ? 1 : 0), 0);
  const [starts, ends] = [new Int32Array(count), new Int32Array(count)];
  const [sentences, paragraphs] = [new Int32Array(count), new Int32Array(count)];
  const lowered = tokens.forms.map(lowerOf);
  const lower: string[] = [];
  for (let token = 0, at = 0; token < tokens.count; token += 1) {
    if (kinds[token] !== WORD) continue;
    starts[at] = tokens.starts[token] ?? 0;
    ends[at] = tokens.ends[token] ?? 0;
    sentences[at] = tokens.sentenceOf[token] ?? 0;
    paragraphs[at] = tokens.paragraphOf[token] ?? 0;
    lower.push(lowered[tokens.formOf[token] ?? 0] ?? '');
    at += 1;
  }
  const quoted = quotedWords(starts, regions);
  const nameless = namelessWords(text, starts, zones);
  return { text, count, starts, ends, sentences, paragraphs, quoted, nameless, lower };
}

function quotedWords(starts: Int32Array, regions: readonly Region[]): Uint8Array {
  const quoted = new Uint8Array(starts.length);
  let at = 0;
  for (const { start, end, level } of regions) {
    if (level > 1) continue;
    while (at < starts.length && (starts[at] as number) < start) at += 1;
    for (; at < starts.length && (starts[at] as number) < end; at += 1) quoted[at] = 1;
  }
  return quoted;
}

const NAMELESS: ReadonlySet<ZoneKind> = new Set<ZoneKind>([
  'byline',
  'dateline',
  'footer',
  'furniture',
  'markup',
]);

function namelessWords(text: string, starts: Int32Array, zones: readonly Zone[]): Uint8Array {
  const nameless = new Uint8Array(starts.length);
  let at = 0;
  for (const { kind, start, end } of zones) {
    const isNameless = NAMELESS.has(kind) || (TITLES.has(kind) && isCased(text.slice(start, end)));
    while (at < starts.length && (starts[at] as number) < start) at += 1;
    for (; at < starts.length && (starts[at] as number) < end; at += 1) if (isNameless) nameless[at] = 1;
  }
  return nameless;
}

const TITLES: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['headline', 'heading']);

/** Where most words have a capital letter, it shows no name. */
function isCased(text: string): boolean {
  return isTitleCase({ text }) || isInCapitals({ text });
}

function lowerOf(word: string): string {
  const lower = word.toLowerCase();
  const plain = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
  return plain.endsWith("'s") ? plain.slice(0, -2) : plain;
}

/** Whether a word begins with a capital letter. */
export function isCapital({ text, starts }: TextWords, at: number): boolean {
  const start = starts[at] ?? 0;
  const first = text[start] ?? '';
  // “al-Rashid”
  if ((first === 'a' || first === 'e') && ARABIC_ARTICLE.test(text.slice(start, start + 5))) return true;
  return first >= 'A' && first <= 'Z' ? true : first > '\u007f' && /\p{Lu}/u.test(first);
}

const ARABIC_ARTICLE = /^(?:al|el|as|ash|ad|an|ar|at|az)-\p{Lu}/u;

/** The text between a word and the next. */
export function gapAfter({ text, starts, ends, count }: TextWords, at: number): string {
  return text.slice(ends[at] ?? 0, at + 1 < count ? starts[at + 1] : (ends[at] ?? 0) + 3);
}

/** Whether only one space is between a word and the next. */
export function isSpaced(words: TextWords, at: number): boolean {
  const { text, starts, ends, count } = words;
  const end = ends[at] ?? 0;
  if (at + 1 >= count || starts[at + 1] !== end + 1) return false;
  const between = text[end] ?? '';
  return between === ' ' || (between !== '\n' && /\s/.test(between));
}

export function wordAt({ text, starts, ends }: TextWords, at: number): string {
  return text.slice(starts[at], ends[at]);
}

/** The first word that ends after a position; `count` where there is none. */
export function wordFrom({ ends, count }: TextWords, position: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isPossessive(words: TextWords, at: number): boolean {
  const { text, starts, ends } = words;
  const end = ends[at] ?? 0;
  const isLong = end - (starts[at] ?? 0) > 1;
  if (isLong && text[end - 1] === 's' && isApostrophe(text.charCodeAt(end - 2))) return true;
  return isApostrophe(text.charCodeAt(end)) && /^.(?=[\s,.])/u.test(gapAfter(words, at).slice(0, 2));
}
