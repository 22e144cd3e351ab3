import { tokenAt, WORD } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import type { ReadText } from '../tagger/read.js';

/** By token: whether it is within a passage in marks. */
export function quotedTokens({ tokens, passages }: ReadText): Uint8Array {
  const quoted = new Uint8Array(tokens.count);
  for (const { outer, level } of passages)
    if (level === 1) quoted.fill(1, tokenAt(tokens, outer[0]), tokenAt(tokens, outer[1] - 1) + 1);
  return quoted;
}

/** The share of the words of some spans that are within passages in marks, 0–1. */
export function quotedShare({ tokens }: ReadText, quoted: Uint8Array, spans: readonly Span[]): number {
  let [words, inMarks] = [0, 0];
  for (const [start, end] of spans)
    for (let token = tokenAt(tokens, start); token < tokens.count; token += 1) {
      if ((tokens.starts[token] as number) >= end) break;
      if (tokens.kinds[token] !== WORD) continue;
      words += 1;
      inMarks += quoted[token] as number;
    }
  return words === 0 ? 0 : inMarks / words;
}
