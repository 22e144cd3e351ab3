import type { CitableEntry, StyleCard } from './model.js';
import type { Paragraph } from './tree.js';

export interface RenderOptions {
  /** BCP 47. A locale that the style does not have falls back to a near one; the answer says which. */
  readonly locale: string;
  /** The desk's public address without a final slash; null prints no links to claims. */
  readonly deskUrl: string | null;
}

export type RenderedEntry =
  | { readonly outcome: 'printed'; readonly paragraphs: readonly Paragraph[] }
  /** The style leaves this kind of source out of its bibliography: `reason` says so to the reader. */
  | { readonly outcome: 'noted'; readonly paragraphs: readonly Paragraph[]; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string };

/** An entry with its place among those that were selected, by which a style knows it again. */
export interface PlacedEntry {
  readonly entry: CitableEntry;
  readonly place: number;
}

/** A list that is being printed in a style. */
export interface Printing {
  /** @param place where it stood among the entries that `begin` was given */
  print(entry: CitableEntry, place: number): RenderedEntry;
  /** The places in the order in which the style would print them; null where it keeps that of the list. */
  readonly order: readonly number[] | null;
  readonly style: StyleCard;
  readonly locale: string;
}

/**
 * One citation style. The answer is a tree and not a file, so that text, Markdown and HTML are written from
 * one rendering.
 */
export interface CitationRenderer {
  /** Reads the entries only where one of them is printed otherwise for what the others are; then all of them. */
  begin(entries: AsyncIterable<PlacedEntry>, options: RenderOptions): Promise<Printing>;
}
