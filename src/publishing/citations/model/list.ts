import type { ListKind } from '../../../vocabulary.js';
import type { CitableEntry, CitationEntry, ListFoot, ListMaker, SourceGroup } from '../model.js';
import type { Holdings } from './losses.js';
import type { Citation } from './renderer.js';
import type { EntryRows } from './rows.js';
import type { Paragraph } from './tree.js';
import type { Voice } from './voice.js';

/** A footnote, and its number in the list. */
export interface Note {
  readonly number: number;
  readonly content: Paragraph;
}

/** One entry of the list: a selected claim, or a source with the selected claims from it. */
export type PreparedEntry = { readonly rows: EntryRows } & (
  | {
      readonly outcome: 'printed' | 'noted';
      /** With a group, the first of its claims. */
      readonly entry: CitableEntry;
      /** Empty for formats without a style. */
      readonly paragraphs: readonly Paragraph[];
      /** Why it is in note form; null where it is printed as usual. */
      readonly reason: string | null;
      /** Where the style has footnotes and the list prints them: the paragraphs have its number. */
      readonly note: Note | null;
      readonly group: SourceGroup | null;
      /** Null for formats without a style. */
      readonly citation: Citation | null;
    }
  | { readonly outcome: 'failed'; readonly entry: CitationEntry; readonly reason: string }
);

/** An entry as a format for reading takes it: what is printed, and what it is of. */
export type ReadEntry =
  | {
      readonly outcome: 'printed' | 'noted';
      readonly entry: {
        readonly claimId: number;
        readonly cited: { readonly source: { readonly id: number } };
      };
      readonly paragraphs: readonly Paragraph[];
      readonly note: Note | null;
      readonly group: Pick<SourceGroup, 'claimIds'> | null;
      /** Which of its paragraphs is the reference, if any. */
      readonly citation: Pick<Citation, 'reference'> | null;
    }
  | { readonly outcome: 'failed' };

/** The claims that an entry accounts for. */
export function claimIdsOf(prepared: PreparedEntry): readonly number[] {
  const group = prepared.outcome === 'failed' ? null : prepared.group;
  return group?.claimIds ?? [prepared.entry.claimId];
}

/** What is known of a list before its first entry. */
export interface ListHead {
  readonly maker: ListMaker;
  readonly kind: ListKind;
  /** The wording of evidence in formats without a style. */
  readonly voice: Voice;
}

/** A part of a file: text, or bytes where the format is not text. */
export type Piece = string | Uint8Array;

/** Writes one file: its beginning, then every entry in the requested order, then its end. */
export interface ListWriter {
  readonly start: Piece;
  /** What the file says of one entry; empty where the format omits it. */
  entry(prepared: PreparedEntry): Piece;
  end(foot: ListFoot): Piece;
  /** The number of entries so far that lost characters no file of this format may hold; absent where none can. */
  readonly cleaned?: number;
}

/** A file format, as pages, addresses, the terminal and the guide describe it. */
export interface FileFormat {
  readonly name: string;
  /** Its name for people. */
  readonly title: string;
  /** A short description for the terminal. */
  readonly about: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** What the terminal exports in it; it also imports tables and whole databases. */
  readonly holds: 'list' | 'table' | 'desk';
  readonly use: FormatUse;
  /** Whether its bytes are no text. */
  readonly isBinary?: true;
}

/** What a file is for. @see FORMAT_USES */
export type FormatUse = 'reading' | 'managers' | 'programs';

/** A format of citation lists. It never receives the whole list, so that a list may exceed memory. */
export interface Format extends FileFormat {
  /** Whether it uses a citation style; other formats contain the records themselves. */
  readonly isStyled: boolean;
  /** Null: it holds every fact of an entry, or each entry says what its style leaves out. */
  readonly holdings: Holdings | null;
  /** Whether it writes passages and notes, which are read for it alone. */
  readonly withMarks?: true;
  /** Whether every claim stays an entry of its own in a list of sources, as in a table of quotations. */
  readonly isByClaim?: boolean;
  begin(head: ListHead): ListWriter;
}

/** Writes a file to read, also of entries that were printed earlier. */
export interface ReadingWriter extends ListWriter {
  entry(prepared: ReadEntry): Piece;
}

/** A format to read. */
export interface ReadingFormat extends Format {
  begin(head: ListHead): ReadingWriter;
}
