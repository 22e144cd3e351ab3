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

export interface Rendered {
  /** One for each entry, in the order they were given. */
  readonly entries: readonly RenderedEntry[];
  /** Positions in `entries`, in the order in which the style would print them. */
  readonly styleOrder: readonly number[];
  readonly style: StyleCard;
  readonly locale: string;
}

/**
 * One citation style. The answer is a tree and not a file, so that text, Markdown and HTML are written from
 * one rendering.
 */
export interface CitationRenderer {
  render(entries: readonly CitableEntry[], options: RenderOptions): Promise<Rendered>;
}
