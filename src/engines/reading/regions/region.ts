import type { Span } from '../../text/span.js';

/** `doubled_single`: '' and ``; `double` includes straight and low marks. */
export type MarkKind = 'double' | 'doubled_single' | 'guillemets' | 'corner' | 'single';

/** A passage in quotation marks, within one paragraph. */
export interface Region {
  /** Of the text between the marks, without white space at its ends, in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** With the marks; where one is missing it ends or begins as the text between. */
  readonly outer: Span;
  /** 1 for marks that are not nested. */
  readonly level: number;
  /** Regions with the same number are one quotation that continues over paragraphs. */
  readonly group: number;
  readonly kind: MarkKind;
  /** Whether both marks were found. */
  readonly isClosed: boolean;
  /**
   * Whether nothing around it shows that a mark is missing: both were found, or the next paragraph goes on with an
   * opening one; and the same holds for the regions around it.
   */
  readonly isSure: boolean;
  /** The name of the speaker within the marks, before the words: “BERG: No.” Null for most. */
  readonly label: Span | null;
}
