import type { NumberSpan } from '../../../../src/engines/reading/numbers/number.js';
import { Reading } from '../../../../src/engines/reading/reading.js';
import type { Span } from '../../../../src/engines/text/span.js';

// What the reading of a text says, in the terms that the gold is scored in.

export interface Answers {
  readonly zones: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
  readonly turns: readonly {
    readonly label: Span | null;
    readonly words: readonly Span[];
    readonly person: string | null;
  }[];
  readonly regions: readonly {
    readonly start: number;
    readonly end: number;
    readonly level: number;
    readonly group: number;
  }[];
  readonly sentences: readonly Span[];
  /** With every value that a number may have. */
  readonly numbers: readonly {
    readonly start: number;
    readonly end: number;
    readonly values: readonly string[];
  }[];
}

export function answersOn(text: string): Answers {
  const reading = new Reading(text);
  const { zones, regions, sentences } = reading;
  const turns = reading.turns.map(({ label, spans, person }) => ({ label, words: spans, person }));
  return { zones, turns, regions, sentences, numbers: reading.numbers.map(numberOf) };
}

function numberOf({ start, end, readings, until, tail }: NumberSpan): Answers['numbers'][number] {
  const values = [...readings, ...(until ?? []), ...(tail?.readings ?? [])].map(({ value }) => value);
  return { start, end, values };
}
