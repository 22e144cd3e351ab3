import { goesOn } from '../regions/paragraphs.js';
import { sentenceStarts } from '../sentences/token-sentences.js';
import { classOf, isApostrophe, JOINER, LETTER, NEWLINE, QUOTE, SPACE } from './characters.js';
import { Integers } from './integers.js';
import { MARK, PUNCTUATION, WORD } from './kinds.js';

// Reads a text into words and signs with their positions, sentences and paragraphs, in one pass.

export { MARK, PUNCTUATION, WORD };

/** Positions are UTF-16 code units of the text, end exclusive. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  /** The different words and signs, and which of them each token is. */
  readonly forms: readonly string[];
  readonly formOf: Int32Array;
  /** The first token of each sentence, then the number of tokens. */
  readonly sentences: Int32Array;
  /** The first token of each paragraph, then the number of tokens. */
  readonly paragraphs: Int32Array;
  readonly sentenceOf: Int32Array;
  readonly paragraphOf: Int32Array;
}

export function readTokens(text: string): Tokens {
  const scanned = scan(text);
  const paragraphs = scanned.paragraphs;
  const sentences = sentenceStarts(text, scanned, paragraphs);
  return {
    text,
    ...scanned,
    sentences,
    sentenceOf: partOf(sentences, scanned.count),
    paragraphOf: partOf(paragraphs, scanned.count),
  };
}

/** The words of one token. */
export function tokenText({ forms, formOf }: Tokens, token: number): string {
  return forms[formOf[token] as number] ?? '';
}

/** The first token that ends after a position. */
export function tokenAt({ ends, count }: Tokens, position: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function scan(text: string) {
  const [starts, ends, kinds] = [new Integers(), new Integers(), new Integers()];
  const [paragraphs, formOf] = [new Integers(), new Integers()];
  const forms = new Map<string, number>();
  for (let at = 0; at < text.length; ) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === NEWLINE && isParagraphEnd(text, at) && paragraphs.last() !== starts.count)
      paragraphs.push(starts.count);
    if (kind === NEWLINE || kind === SPACE) {
      at += 1;
      continue;
    }
    if (paragraphs.count === 0) paragraphs.push(0);
    const end = tokenEnd(text, at, kind);
    starts.push(at);
    ends.push(end);
    formOf.push(numberOf(forms, text.slice(at, end)));
    kinds.push(kind === LETTER ? WORD : kind === QUOTE ? MARK : PUNCTUATION);
    at = end;
  }
  if (paragraphs.last() !== starts.count || paragraphs.count === 0) paragraphs.push(starts.count);
  return {
    count: starts.count,
    starts: starts.array(),
    ends: ends.array(),
    kinds: new Uint8Array(kinds.array()),
    forms: [...forms.keys()],
    formOf: formOf.array(),
    paragraphs: paragraphs.array(),
  };
}

/** The number of a word, by its first appearance. */
function numberOf(forms: Map<string, number>, word: string): number {
  const known = forms.get(word);
  if (known !== undefined) return known;
  forms.set(word, forms.size);
  return forms.size - 1;
}

/** A line that ends within a sentence is wrapped: the next one continues its paragraph. */
function isParagraphEnd(text: string, at: number): boolean {
  const isPair = text[at] === '\n' && text[at - 1] === '\r';
  return !goesOn(text, isPair ? at - 1 : at, isPair ? '\r\n' : '\n');
}

function tokenEnd(text: string, start: number, kind: number): number {
  const first = text.charCodeAt(start);
  if (kind === LETTER) return wordEnd(text, start);
  if (kind === QUOTE)
    return start + ((first === 0x27 || first === 0x60) && text.charCodeAt(start + 1) === first ? 2 : 1);
  let end = start + 1;
  // "...", "--" and "***" are one sign each.
  while (end < text.length && text.charCodeAt(end) === first) end += 1;
  return first >= 0xd8_00 && first < 0xdc_00 && end === start + 1 ? Math.min(text.length, end + 1) : end;
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end += 1) {
    const unit = text.charCodeAt(end);
    const kind = classOf(unit);
    if (kind === LETTER) continue;
    const joins = kind === JOINER || (kind === QUOTE && isApostrophe(unit));
    if (!joins || classOf(text.charCodeAt(end + 1)) !== LETTER) break;
  }
  return end;
}

function partOf(starts: Int32Array, count: number): Int32Array {
  const parts = new Int32Array(count);
  for (let part = 0; part + 1 < starts.length; part += 1) parts.fill(part, starts[part], starts[part + 1]);
  return parts;
}
