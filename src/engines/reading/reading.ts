import { guessLanguage } from '../language/guess.js';
import type { Span } from '../text/span.js';
import { readWords, type Words } from './compared/words.js';
import { blockQuotationsIn } from './regions/block-quotations.js';
import type { Region } from './regions/region.js';
import { quotedRegions } from './regions/regions.js';
import { sentenceAt, sentencesOf } from './sentences/sentences.js';
import { readTokens, type Tokens } from './tokens/tokens.js';
import { type Speech, speechesIn } from './turns/speeches.js';
import { type Boilerplate, boilerplateIn } from './zones/boilerplate.js';
import type { Zone } from './zones/zone.js';
import { zonesIn } from './zones/zones.js';

// A text, read once for all who need it. Each part is read when it is first asked for, and kept.

/** UTF-16 code units from the beginning that show the language. */
const MAX_GUESSED_UTF16 = 800;

/** Positions are UTF-16 code units of the text as given, which is never altered. */
export class Reading {
  readonly text: string;
  readonly #parts = new Map<string, unknown>();

  constructor(text: string) {
    this.text = text;
  }

  /** ISO 639-1; null where the text does not show it. */
  get language(): string | null {
    return this.#once(
      'language',
      () => guessLanguage(this.text.slice(0, MAX_GUESSED_UTF16))?.split('-')[0] ?? null,
    );
  }

  /** Words and signs, sentences and paragraphs. */
  get tokens(): Tokens {
    return this.#once('tokens', () => readTokens(this.text));
  }

  /** The words as they are compared with another text. */
  get words(): Words {
    return this.#once('words', () => readWords(this.text));
  }

  /** Sentences in order, with the marks that close them and without the white space between them. */
  get sentences(): readonly Span[] {
    return this.#once('sentences', () => sentencesOf(this.tokens));
  }

  /** The sentence that a position is in; in the space between two, the one that follows. Empty without any. */
  sentenceAt(position: number): Span {
    return sentenceAt(this.sentences, position) ?? [0, 0];
  }

  /** Passages in quotation marks, outer ones before those within them. */
  get regions(): readonly Region[] {
    return this.#once('regions', () => quotedRegions(this.text));
  }

  /** Paragraphs that may be quoted without marks: indented, after “>” or after a colon. */
  get blockQuotations(): readonly Span[] {
    return this.#once('blockQuotations', () => blockQuotationsIn(this.text));
  }

  /** Who speaks where in a transcript; empty for other texts. */
  get turns(): readonly Speech[] {
    return this.#once('turns', () => speechesIn(this.text));
  }

  /** What belongs to the page and not to the text: running heads, page numbers, repeated captions. */
  get boilerplate(): Boilerplate {
    return this.#once('boilerplate', () => boilerplateIn(this.text));
  }

  /** Headline, byline, body and what else the lines of the text are, in order. */
  get zones(): readonly Zone[] {
    return this.#once('zones', () => zonesIn(this.text, this));
  }

  #once<T>(part: string, read: () => T): T {
    if (!this.#parts.has(part)) this.#parts.set(part, read());
    return this.#parts.get(part) as T;
  }
}
