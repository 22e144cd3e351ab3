import { type Excerpt, excerptOf, windowsOf } from '../../../src/checking/comparisons/model/excerpt.js';
import { type Both, type Explained, explain } from '../../../src/checking/comparisons/model/explain.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import type {
  AlignedOp,
  AlignedPiece,
  FidelityFlag,
  MeaningMark,
} from '../../../src/engines/fidelity/verdict.js';
import type { Span } from '../../../src/engines/text/span.js';
import type { StoredVerdict } from '../../../src/vocabulary.js';

// Comparisons to be put in words, with as much of the two texts as a test needs.

export const COPY = 'The article, 25 June 2023';

export function both(wording: string, text: string, spans: readonly Span[] = [[0, text.length]]): Both {
  const excerpts: Excerpt[] = windowsOf(spans).map((window) => excerptOf(text, window));
  return { wording, language: 'en', copyLanguage: 'en', excerpts, copy: COPY };
}

export function bare(verdict: StoredVerdict, ...flags: FidelityFlag[]): Explained {
  return { verdict, flags, spans: [], alignment: [] };
}

/** What the engine makes of a wording and a text, in words. */
export function told(wording: string, text: string) {
  const comparison = compareWording(wording, text);
  return explain(comparison, both(wording, text, comparison.spans));
}

/** A comparison of words at their first places in two texts; `[op, words of the wording, words of the copy, mark]`. */
function aligned(
  wording: string,
  text: string,
  pieces: readonly (readonly [AlignedOp, string | null, string | null, MeaningMark?, true?])[],
): AlignedPiece[] {
  const spanIn = (whole: string, words: string | null): Span | null =>
    words === null ? null : [whole.indexOf(words), whole.indexOf(words) + words.length];
  return pieces.map(([op, here, there, mark, marked]) => ({
    op,
    wording: spanIn(wording, here),
    text: spanIn(text, there),
    mark: mark ?? null,
    ...(marked && { marked }),
  }));
}

export function reasons(
  wording: string,
  text: string,
  pieces: Parameters<typeof aligned>[2],
  ...flags: FidelityFlag[]
): readonly string[] {
  const alignment = aligned(wording, text, pieces);
  return explain({ verdict: 'altered', flags, spans: [[0, text.length]], alignment }, both(wording, text))
    .reasons;
}
