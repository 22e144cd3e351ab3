import type { CitableEntry, CitationEntry, ListFoot } from './model.js';
import type { Paragraph } from './tree.js';
import type { Voice } from './voice.js';

/** One selected claim as a format finds it. */
export type PreparedEntry =
  | {
      readonly outcome: 'printed' | 'noted';
      readonly entry: CitableEntry;
      /** Empty for formats that are not written in a style. */
      readonly paragraphs: readonly Paragraph[];
      /** Why it stands in note form; null where it is printed. */
      readonly reason: string | null;
    }
  | { readonly outcome: 'failed'; readonly entry: CitationEntry; readonly reason: string };

/** A list ready to be written: every selected claim, in the order asked for, and the foot. */
export interface PreparedList {
  readonly entries: readonly PreparedEntry[];
  readonly foot: ListFoot;
  /** How to speak of evidence in formats that are not written in a style. */
  readonly voice: Voice;
}

/** A file format. Its `write` answers in pieces, none of them long. */
export interface Format {
  readonly name: string;
  /** As a person chooses it. */
  readonly title: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** Whether it is written in a citation style; the others carry the records themselves. */
  readonly isStyled: boolean;
  write(list: PreparedList): Iterable<string>;
}
