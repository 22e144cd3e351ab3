import type { CitableEntry, CitationEntry, ListFoot, ListMaker } from './model.js';
import type { EntryRows } from './rows.js';
import type { Paragraph } from './tree.js';
import type { Voice } from './voice.js';

/** One selected claim as a format finds it. */
export type PreparedEntry = { readonly rows: EntryRows } & (
  | {
      readonly outcome: 'printed' | 'noted';
      readonly entry: CitableEntry;
      /** Empty for formats that are not written in a style. */
      readonly paragraphs: readonly Paragraph[];
      /** Why it stands in note form; null where it is printed. */
      readonly reason: string | null;
    }
  | { readonly outcome: 'failed'; readonly entry: CitationEntry; readonly reason: string }
);

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

/** A format of files: what a page, an address, the terminal and the guide say of it. */
export interface FileFormat {
  readonly name: string;
  /** As a person chooses it. */
  readonly title: string;
  /** What the terminal exports in it, in a few words. */
  readonly about: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** What the terminal exports in it; a table or a desk it also imports. */
  readonly holds: 'list' | 'table' | 'desk';
}

/** A format of citation lists. It never sees the whole list, so that a list may be longer than memory. */
export interface Format extends FileFormat {
  /** Whether it is written in a citation style; the others carry the records themselves. */
  readonly isStyled: boolean;
  begin(head: ListHead): ListWriter;
}
