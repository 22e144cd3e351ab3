import { Reading } from '../../reading/reading.js';
import type { Span } from '../../text/span.js';
import type { Draft } from './draft.js';
import { foundWords, type Manner } from './found-words.js';
import { type Drafted, MAX_REACH_UTF16, type Selected, selectedIn } from './selected.js';

// Passages of a text that may be long: only the paragraphs around them are read.

/** UTF-16 code units that are read on each side, which show marks, labels and credits. */
const MAX_AROUND_UTF16 = 4_000;
/** What is read of a passage that is too long to be stored: more than may be, so that it is refused and never cut. */
const MAX_READ_UTF16 = 2 * MAX_REACH_UTF16;

/** As `selectedIn`, for a text that is not read yet. */
export function selectedNear(text: string, spans: readonly Span[], elide = false): Selected | null {
  const { reading, from, own } = readAround(text, spans);
  const selected = selectedIn(reading, own, elide);
  if (selected?.kind === 'one') return { ...selected, quotation: placed(selected.quotation, from) };
  if (selected?.kind !== 'several') return selected;
  const quotations = selected.quotations.map((one) => placed(one, from));
  return { ...selected, quotations, elided: selected.elided && placed(selected.elided, from) };
}

/** As `foundWords`, for a text that is not read yet. */
export function foundWordsNear(text: string, spans: readonly Span[], manner: Manner): Draft {
  const { reading, from, own } = readAround(text, spans);
  return placed(foundWords(reading, own, manner), from);
}

/** The sentence, or sentences, of a passage. */
export function sentencesNear(text: string, span: Span): Span {
  const { reading, from } = readAround(text, [span]);
  const [start] = reading.sentenceAt(span[0] - from);
  const [, end] = reading.sentenceAt(Math.max(span[0], span[1] - 1) - from);
  return [Math.min(span[0], start + from), Math.max(span[1], end + from)];
}

interface Around {
  readonly reading: Reading;
  /** Where it begins in the text. */
  readonly from: number;
  /** The passages in it. */
  readonly own: readonly Span[];
}

function readAround(text: string, spans: readonly Span[]): Around {
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.min(first + MAX_READ_UTF16, Math.max(...spans.map(([, end]) => end)));
  const start = Math.max(0, first - MAX_AROUND_UTF16);
  const line = start === 0 ? 0 : text.indexOf('\n', start) + 1;
  const from = line > 0 && line <= first ? line : start;
  const own = spans.flatMap(([start, end]): Span[] => (start < last ? [[start, Math.min(end, last)]] : []));
  return { reading: new Reading(text.slice(from, last + MAX_AROUND_UTF16)), from, own: moved(own, -from) };
}

function placed<D extends Draft | Drafted>(draft: D, by: number): D {
  return { ...draft, spans: moved(draft.spans, by) };
}

function moved(spans: readonly Span[], by: number): Span[] {
  return spans.map(([start, end]): Span => [start + by, end + by]);
}
