import type { CitableEntry, StyleCard } from '../model.js';
import type { Paragraph } from './tree.js';

export interface RenderOptions {
  /** BCP 47, or `style` for that of the style. For a locale that it lacks a near one is used; the result says which. */
  readonly locale: string;
  /** The public address without a trailing slash; null prints no links to claims. */
  readonly deskUrl: string | null;
}

export type RenderedEntry =
  | { readonly outcome: 'printed'; readonly paragraphs: readonly Paragraph[] }
  /** The style leaves this kind of source out of its bibliography: `reason` says so to the reader. */
  | { readonly outcome: 'noted'; readonly paragraphs: readonly Paragraph[]; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string };

/** An entry with its place in the selection, which identifies it for a style. */
export interface PlacedEntry {
  readonly entry: CitableEntry;
  readonly place: number;
}

/** A list that is being printed in a style. */
export interface Printing {
  /** @param place its place among the entries that `begin` received */
  print(entry: CitableEntry, place: number): RenderedEntry;
  /** The places in the order of the style; null where it keeps that of the list. */
  readonly order: readonly number[] | null;
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
