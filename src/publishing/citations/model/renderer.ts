import type { CitableEntry, StyleCard } from '../model.js';
import type { Paragraph } from './tree.js';

/** How much of an entry is printed: the citation with its warnings, the quotation as well, or all evidence. */
export type Layout = 'short' | 'quotation' | 'evidence';

export interface RenderOptions {
  /** BCP 47, or `style` for that of the style. For a locale that it lacks a near one is used; the result says which. */
  readonly locale: string;
  /** The public address without a trailing slash; null prints no links to claims. */
  readonly deskUrl: string | null;
  /**
   * Which forms are printed beside the references. `notes`: footnotes, where the style has them. `all`: for any style,
   * what stands in a text or a footnote.
   */
  readonly forms?: CiteForms | null;
  /** Whether each source is cited once and as a whole, for all of its quotations; only the first of them is printed. */
  readonly isBySource?: boolean;
}

export type CiteForms = 'notes' | 'all';

export interface PrintOptions {
  readonly layout?: Layout;
  /** The number that a footnote of this entry would have; null prints the reference in its place. */
  readonly note?: number | null;
}

/** A source as a style cites it. */
export interface Citation {
  /** `noted`: the style or its guide leaves this kind of source out of its bibliography. */
  readonly outcome: 'printed' | 'noted';
  /** Why it is in note form, for the reader; null where it is printed as usual. */
  readonly reason: string | null;
  readonly reference: Paragraph;
  /** In full, with the place in the source; null in a style without notes, and where no forms were asked for. */
  readonly footnote: Paragraph | null;
  /** For a source that an earlier note, of this number, has in full; null where `footnote` is. */
  readonly short: ((firstNote: number) => Paragraph) | null;
  /** As "(Doe, 2023)"; null in other styles, and where no forms were asked for. */
  readonly inText: Paragraph | null;
}

export type RenderedEntry =
  | (Citation & { readonly paragraphs: readonly Paragraph[] })
  | { readonly outcome: 'failed'; readonly reason: string };

/** An entry with its place in the selection, which identifies it for a style. */
export interface PlacedEntry {
  readonly entry: CitableEntry;
  readonly place: number;
}

/** A list that is being printed in a style. */
export interface Printing {
  /** @param place its place among the entries that `begin` received */
  print(entry: CitableEntry, place: number, options?: PrintOptions): RenderedEntry;
  /** The places in the order of the style; null where it keeps that of the list. */
  readonly order: readonly number[] | null;
  /** The references of a style with footnotes, each work once, in its order; null for other styles. */
  bibliography(): readonly Paragraph[] | null;
  readonly style: StyleCard;
  readonly locale: string;
}

/**
 * One citation style. The result is a tree and not a file, so that text, Markdown and HTML are written from one
 * rendering.
 */
export interface CitationRenderer {
  /** Reads the entries only where the printing of one depends on the others; then all of them. */
  begin(entries: AsyncIterable<PlacedEntry>, options: RenderOptions): Promise<Printing>;
}
