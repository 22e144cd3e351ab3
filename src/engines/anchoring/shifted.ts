import type { Comparison, Span } from '../fidelity/verdict.js';

/** A comparison with a part of a text, as one with the whole; `by` is where the part begins. */
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
