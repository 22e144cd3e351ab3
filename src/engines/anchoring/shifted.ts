import type { Comparison } from '../fidelity/verdict.js';
import type { Span } from '../text/span.js';

/**
 * Converts a comparison with a part of a text into one with the whole; `by` is the part's offset in UTF-16 code
 * units.
 */
export function shifted(comparison: Comparison, by: number): Comparison {
  return {
    ...comparison,
    spans: comparison.spans.map((span) => moved(span, by)),
    alignment: comparison.alignment.map((piece) => ({
      ...piece,
      text: piece.text === null ? null : moved(piece.text, by),
    })),
  };
}

export function moved([start, end]: Span, by: number): Span {
  return [start + by, end + by];
}
