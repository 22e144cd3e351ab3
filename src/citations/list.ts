import type { CitableEntry, CitationEntry, ListFoot, ListMaker } from './model.js';
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

/** What is known of a list before its first entry. */
export interface ListHead {
  readonly maker: ListMaker;
  /** How to speak of evidence in formats that are not written in a style. */
  readonly voice: Voice;
}

/** One file while it is written: its beginning, then every selected claim in the order asked for, then its end. */
export interface ListWriter {
  readonly start: string;
  /** The piece of one claim; empty where the format has no place for it. */
  entry(prepared: PreparedEntry): string;
  end(foot: ListFoot): string;
}

/** A file format. It never sees the whole list, so that a list may be longer than memory. */
export interface Format {
  readonly name: string;
  /** As a person chooses it. */
  readonly title: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** Whether it is written in a citation style; the others carry the records themselves. */
  readonly isStyled: boolean;
  begin(head: ListHead): ListWriter;
}
