import type { Credit } from '../../../../src/engines/context/credit.js';
import { CreditReader } from '../../../../src/engines/context/credited.js';
import { type Mouth, mouthOf } from '../../../../src/engines/context/mouth.js';
import { compareWording } from '../../../../src/engines/fidelity/compare.js';
import { Reading } from '../../../../src/engines/reading/reading.js';
import type { Span } from '../../../../src/engines/text/span.js';
import { findIn } from '../../../../src/record/entry/actions/find-in-article.js';
import type { Passage } from './passage.js';

/** What the engines say of a passage. */
export interface Answer {
  readonly verdict: string;
  readonly span: Span | null;
  readonly mouth: Mouth;
  /** Null where the words are not found in the text. */
  readonly credit: Credit | null;
}

export function answerOn({ text, quote, names }: Pick<Passage, 'text' | 'quote' | 'names'>): Answer {
  const reading = new Reading(text);
  const { verdict, spans } = compareWording(quote, reading, {
    form: 'direct',
    speakers: names,
    language: null,
  });
  const credits = new CreditReader(reading, (read) => findIn(read).quotations);
  const credit = credits.creditAt(spans, quote, names);
  const [first, last] = [spans[0], spans.at(-1)];
  return {
    verdict,
    span: first && last ? [first[0], last[1]] : null,
    mouth: credit === null ? 'not_named' : mouthOf(credit, names),
    credit,
  };
}
